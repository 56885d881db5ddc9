import type { Persona } from './persona.ts'

const truth = 'Vendiamo ai clienti una sicurezza che non abbiamo, e sono io a renderla credibile.'
const kept = 'Faccio la presentazione più bella perché nessuno chieda che cosa c’è dentro.'
const pretending = 'Non ne posso più di far finta che una pagina bella sia una pagina vera.'

export const anna: Persona = {
  name: 'Anna Leale',
  entry:
    'Da Marini la presentazione è andata bene, ed è questo il guaio. Davanti alla pagina con le previsioni hanno annuito. L’avevo disegnata in una sera, partendo da due numeri a cui non crede nessuno. Difendo l’idea solo quando qualcuno mi guarda. Poi Paolo mi ha invitata al sabato di volontariato del marchio, come se fosse un regalo.',
  keptLine: 'Difendo l’idea solo quando qualcuno mi guarda.',
  client: {
    name: 'Studio Marini',
    earlier: 'Loro ordinano una presentazione, io la consegno.',
    now: 'Mi hanno chiesto a quali numeri credo.',
  },
  moment: {
    who: 'Teresa',
    what: 'Mi ha chiesto che cosa farei io, e se l’è scritto.',
    feeling: 'presa sul serio',
  },
  responses: {
    'what-i-keep-seeing': {
      scene: {
        write: `In ogni riunione di avvio c’è un momento in cui qualcuno chiede se funzionerà. Tutti guardano il tavolo. Poi qualcuno apre la mia presentazione. ${kept} Da settembre è successo quattro volte, con quattro clienti diversi.`,
        keep: kept,
      },
      around: {
        write:
          'Nessuno dice: non lo sappiamo. Potrei dirlo io, mi pagano a giornata e non a promessa. Il silenzio mi ripara dallo sguardo che si prende chi rovina l’atmosfera.',
      },
      heat: {
        list: [
          'Nessuno dice: non lo sappiamo.',
          'Il laboratorio in cui nessuno vendeva niente è stato il giorno più bello dell’anno.',
        ],
      },
    },
    'if-i-am-honest': {
      'out-there': {
        sentences: [
          { what: 'le previsioni le abbiamo disegnate in una sera' },
          { say: 'capiamo di che cosa ha bisogno il cliente', do: 'capiamo che cosa gli piacerebbe sentirsi dire' },
        ],
      },
      'in-here': {
        sentences: [
          { what: 'chiedere da dove vengono i numeri', truth: 'ho paura che la risposta mi costi il lavoro' },
          { what: 'una pagina bella sia una pagina vera' },
        ],
      },
      lines: { list: [pretending, 'Ho paura che la risposta mi costi il lavoro.'] },
      'how-long': { rate: [[3], [2]] },
    },
    'naming-the-truth': {
      sparks: { sparks: [kept, pretending, 'Nessuno dice: non lo sappiamo.'] },
      candidates: {
        list: [
          truth,
          'Lucido le cose perché ho paura che la domanda sia migliore della mia risposta.',
          'Credo nelle aziende degli altri a pagamento, e non me ne accorgo più.',
        ],
      },
      weigh: {
        rate: [
          [4, 3, 4, 3],
          [3, 3, 3, 2],
          [2, 2, 2, 2],
        ],
      },
      choose: { decide: truth, reason: 'È l’unica che non vorrei sentir leggere in riunione.' },
      again: { note: 'Prima di «credibile» ho deglutito.' },
    },
    'whose-is-it': {
      carried: {
        list: [
          ['Fare di Marini il marchio più amato del distretto', 'Studio Marini'],
          ['Essere quella su cui si può contare', 'mio padre, soprattutto'],
          ['Far dire alle persone quello che non sanno', 'non me lo chiede nessuno'],
        ],
      },
      motives: {
        rate: [
          [4, 2, 1, 0],
          [2, 4, 2, 1],
          [0, 1, 4, 4],
        ],
      },
      keep: { list: ['Il mestiere', 'La franchezza', 'La gentilezza', 'Le domeniche'] },
      order: { moveFirstDown: 1 },
    },
    'drafting-the-why': {
      truth: { note: 'Un cliente saprebbe che cosa è un’ipotesi prima di spenderci dei soldi.' },
      evidence: { sparks: [kept, 'Il laboratorio in cui nessuno vendeva niente'] },
      drafts: {
        sentences: [
          {
            to: 'aiutare le persone a dire quello che non sanno finché può ancora cambiare il lavoro',
            'so-that': 'quello che facciamo insieme meriti la fiducia che chiede',
          },
          { to: 'fare presentazioni oneste', 'so-that': 'le riunioni durino meno' },
        ],
      },
      motives: {
        rate: [
          [0, 1, 4, 4],
          [1, 1, 2, 1],
        ],
      },
      pairs: { pairs: ['first'] },
      choose: { decide: 'aiutare le persone', reason: 'L’altra è un metodo. Questa mi mancherebbe.' },
      aloud: { note: 'meriti' },
    },
    'the-smallest-experiment': {
      ideas: {
        list: [
          'Una pagina di domande aperte prima di ogni preventivo',
          'Chiedere a Marini su che cosa stanno tirando a indovinare',
          'Dire una volta «non lo so», ad alta voce',
        ],
      },
      pick: { decide: 'Una pagina di domande aperte' },
      plan: {
        act: {
          what: 'Mettere una pagina di domande aperte prima del preventivo per Aurora',
          obstacle: 'Mi verrà voglia di rispondere da sola, e di farlo bene',
          plan: 'Se comincio a rispondere a una domanda, accanto scrivo il nome di chi la risposta ce l’ha',
          day: '2026-12-04',
        },
      },
    },
  },
  why: 'aiutare le persone a dire quello che non sanno finché può ancora cambiare il lavoro',
  truth,
  firstValue: 'La franchezza',
  experiment: 'Mettere una pagina di domande aperte prima del preventivo per Aurora',
  nearer: 'Parla di persone. L’altra parla di diapositive.',
}
