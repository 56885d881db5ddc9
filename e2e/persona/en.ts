import type { Persona } from './persona.ts'

const truth = 'We sell clients confidence we don’t have, and I am the one who makes it look convincing.'
const kept = 'I make the deck more beautiful so that nobody asks what is in it.'
const pretending = 'I am tired of pretending that a beautiful page is a true one.'

export const anna: Persona = {
  name: 'Anna Leale',
  entry:
    'The pitch at Marini went well, which is the trouble. They nodded at the slide with the forecast. I had drawn it in an evening, from two numbers nobody believes. I only defend the idea when someone is watching. Afterwards Paolo invited me to the brand’s volunteer Saturday, as if it were a present.',
  keptLine: 'I only defend the idea when someone is watching.',
  client: {
    name: 'Studio Marini',
    earlier: 'They order a deck, I deliver it.',
    now: 'They asked which of the numbers I believe.',
  },
  moment: { who: 'Teresa', what: 'She asked me what I would do, and wrote it down.', feeling: 'taken at my word' },
  responses: {
    'what-i-keep-seeing': {
      scene: {
        write: `In every kick-off there is a moment when someone asks whether it will work. Everyone looks at the table. Then somebody opens my deck. ${kept} It has happened four times since September, with four different clients.`,
        keep: kept,
      },
      around: {
        write:
          'Nobody says: we don’t know. I could say it, I am paid by the day and not by the promise. The silence saves me from the look they give the person who spoils the room.',
      },
      heat: {
        list: ['Nobody says: we don’t know.', 'The workshop where nobody sold anything was the best day of the year.'],
      },
    },
    'if-i-am-honest': {
      'out-there': {
        sentences: [
          { what: 'the forecast was drawn in one evening' },
          { say: 'we find out what the client needs', do: 'we find out what the client would like to hear' },
        ],
      },
      'in-here': {
        sentences: [
          { what: 'asking where the numbers come from', truth: 'I am afraid the answer would cost me the job' },
          { what: 'a beautiful page is a true one' },
        ],
      },
      lines: { list: [pretending, 'I am afraid the answer would cost me the job.'] },
      'how-long': { rate: [[3], [2]] },
    },
    'naming-the-truth': {
      sparks: { sparks: [kept, pretending, 'Nobody says: we don’t know.'] },
      candidates: {
        list: [
          truth,
          'I polish because I am afraid that the question is better than my answer.',
          'I believe in other people’s companies for a fee, and I have stopped noticing.',
        ],
      },
      weigh: {
        rate: [
          [4, 3, 4, 3],
          [3, 3, 3, 2],
          [2, 2, 2, 2],
        ],
      },
      choose: { decide: truth, reason: 'It is the only one I would not want read out in a meeting.' },
      again: { note: 'I swallowed before “convincing”.' },
    },
    'whose-is-it': {
      carried: {
        list: [
          ['Make Marini the most loved brand of its district', 'Studio Marini'],
          ['Be the reliable one', 'my father, mostly'],
          ['Let people say what they don’t know', 'nobody asks it of me'],
        ],
      },
      motives: {
        rate: [
          [4, 2, 1, 0],
          [2, 4, 2, 1],
          [0, 1, 4, 4],
        ],
      },
      keep: { list: ['Craft', 'Candour', 'Kindness', 'Sundays'] },
      order: { moveFirstDown: 1 },
    },
    'drafting-the-why': {
      truth: { note: 'A client would know what is a guess before they spend on it.' },
      evidence: { sparks: [kept, 'The workshop where nobody sold anything'] },
      drafts: {
        sentences: [
          {
            to: 'help people say what they don’t know while it can still change the work',
            'so-that': 'what we make together deserves the trust it asks for',
          },
          { to: 'make honest decks', 'so-that': 'meetings are shorter' },
        ],
      },
      motives: {
        rate: [
          [0, 1, 4, 4],
          [1, 1, 2, 1],
        ],
      },
      pairs: { pairs: ['first'] },
      choose: { decide: 'help people say', reason: 'The other one is a method. This one I would miss.' },
      aloud: { note: 'deserves' },
    },
    'the-smallest-experiment': {
      ideas: {
        list: [
          'One page of open questions before every proposal',
          'Ask Marini what they are guessing',
          'Say “I don’t know” once, aloud',
        ],
      },
      pick: { decide: 'One page of open questions' },
      plan: {
        act: {
          what: 'Put one page of open questions before the Aurora proposal',
          obstacle: 'I will want to answer them myself, beautifully',
          plan: 'If I start to answer one, I write the name of the person who knows beside it',
          day: '2026-12-04',
        },
      },
    },
  },
  why: 'help people say what they don’t know while it can still change the work',
  truth,
  firstValue: 'Candour',
  experiment: 'Put one page of open questions before the Aurora proposal',
  nearer: 'It is about people. The other one is about slides.',
}
