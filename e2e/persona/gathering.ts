// What four invented people of a small studio say in a shared-purpose session, in both languages: Anna leads on her laptop,
// Davide does not want it now.
import type { Language } from '#shared/domain/records.ts'
import type { GroupAnswer, LinePlace, RoundId } from '#shared/domain/together/gathering.ts'

export const MEMBERS = ['Anna', 'Bruno', 'Carla', 'Davide'] as const
type Member = (typeof MEMBERS)[number]

export interface GatheringWords {
  /** By round and person, one text a line. */
  rounds: Record<RoundId, Record<Member, string[]>>
  /** Where the group puts lines that it has read; the others stay open. */
  places: Record<RoundId, Record<string, LinePlace>>
  asks: {
    of: Member
    what: string
    hours: number
    freedom: 'chosen' | 'expected'
    serves: { asked: number; group: number }
  }[]
  answers: Record<Member, { whole: GroupAnswer; asks?: Record<string, GroupAnswer> }>
  statement: { to: string; soThat: string; whole: string }
  pyramid: { what: string; how: string; why: string }
  experiment: { what: string; who: Member[] }
}

export const GATHERING: Record<Language, GatheringWords> = {
  en: {
    rounds: {
      inconvenient: {
        Anna: ['We promise clients a calm that we do not have ourselves.'],
        Bruno: ['Clients sit in our meetings and we talk past them.', 'Evenings count as given.'],
        Carla: ['Nobody here says when a job bores them.'],
        Davide: [],
      },
      'take-on': {
        Anna: ['An evening a month where clients and we learn from each other.'],
        Bruno: ['Put the client at the table from the first day.'],
        Carla: ['Fun as a reason to do something, not as a reward afterwards.'],
        Davide: ['One job a year that we choose ourselves.'],
      },
      values: {
        Anna: ['Candour'],
        Bruno: ['Time that belongs to whoever gives it'],
        Carla: ['Curiosity'],
        Davide: ['Saying it to clients too'],
      },
    },
    places: {
      inconvenient: { 'Evenings count as given.': 'ours', 'Nobody here says when a job bores them.': 'ours' },
      'take-on': {
        'An evening a month where clients and we learn from each other.': 'ours',
        'One job a year that we choose ourselves.': 'by',
      },
      values: { Candour: 'ours', 'Time that belongs to whoever gives it': 'ours', Curiosity: 'ours' },
    },
    asks: [
      {
        of: 'Bruno',
        what: 'Find a room for the first evening',
        hours: 3,
        freedom: 'chosen',
        serves: { asked: 2, group: 3 },
      },
      { of: 'Davide', what: 'Write to the clients', hours: 2, freedom: 'expected', serves: { asked: 0, group: 3 } },
    ],
    answers: {
      Anna: { whole: 'yes' },
      Bruno: { whole: 'yes', asks: { 'Find a room for the first evening': 'yes' } },
      Carla: { whole: 'yes' },
      Davide: { whole: 'not-now', asks: { 'Write to the clients': 'no' } },
    },
    statement: {
      to: 'make work more fun, for us and for those we work for',
      soThat: 'nobody has to give their evenings to belong',
      whole:
        'To make work more fun, for us and for those we work for so that nobody has to give their evenings to belong.',
    },
    pyramid: {
      what: 'Clear presentations, on the day that was named.',
      how: 'Whoever orders one sits at the table while it is made, and says what nobody had asked.',
      why: 'Making work more fun.',
    },
    experiment: { what: 'A first evening with two clients: each shows what they love doing', who: ['Anna', 'Bruno'] },
  },
  it: {
    rounds: {
      inconvenient: {
        Anna: ['Promettiamo ai clienti una calma che non abbiamo nemmeno noi.'],
        Bruno: ['I clienti stanno alle nostre riunioni e parliamo sopra di loro.', 'Le sere si danno per scontate.'],
        Carla: ['Qui nessuno dice quando un lavoro lo annoia.'],
        Davide: [],
      },
      'take-on': {
        Anna: ['Una sera al mese in cui noi e i clienti impariamo gli uni dagli altri.'],
        Bruno: ['Mettere il cliente al tavolo dal primo giorno.'],
        Carla: ['Il divertimento come motivo per fare una cosa, non come premio dopo.'],
        Davide: ['Un lavoro all’anno scelto da noi.'],
      },
      values: {
        Anna: ['Franchezza'],
        Bruno: ['Il tempo è di chi lo dà'],
        Carla: ['Curiosità'],
        Davide: ['Dirlo anche ai clienti'],
      },
    },
    places: {
      inconvenient: {
        'Le sere si danno per scontate.': 'ours',
        'Qui nessuno dice quando un lavoro lo annoia.': 'ours',
      },
      'take-on': {
        'Una sera al mese in cui noi e i clienti impariamo gli uni dagli altri.': 'ours',
        'Un lavoro all’anno scelto da noi.': 'by',
      },
      values: { Franchezza: 'ours', 'Il tempo è di chi lo dà': 'ours', Curiosità: 'ours' },
    },
    asks: [
      {
        of: 'Bruno',
        what: 'Trovare una stanza per la prima sera',
        hours: 3,
        freedom: 'chosen',
        serves: { asked: 2, group: 3 },
      },
      { of: 'Davide', what: 'Scrivere ai clienti', hours: 2, freedom: 'expected', serves: { asked: 0, group: 3 } },
    ],
    answers: {
      Anna: { whole: 'yes' },
      Bruno: { whole: 'yes', asks: { 'Trovare una stanza per la prima sera': 'yes' } },
      Carla: { whole: 'yes' },
      Davide: { whole: 'not-now', asks: { 'Scrivere ai clienti': 'no' } },
    },
    statement: {
      to: 'rendere il lavoro più divertente, per noi e per chi lavora con noi',
      soThat: 'nessuno debba dare le sue sere per farne parte',
      whole:
        'Per rendere il lavoro più divertente, per noi e per chi lavora con noi, così che nessuno debba dare le sue sere per farne parte.',
    },
    pyramid: {
      what: 'Presentazioni chiare, nel giorno detto.',
      how: 'Chi ne ordina una siede al tavolo mentre la si fa, e dice quello che nessuno aveva chiesto.',
      why: 'Rendere il lavoro più divertente.',
    },
    experiment: {
      what: 'Una prima sera con due clienti: ciascuno mostra che cosa gli piace fare',
      who: ['Anna', 'Bruno'],
    },
  },
}
