// The worked case: a freelancer's quarter, September to November 2026 in Rome, 40 asks from six clients, in both languages.
// Its totals are worked out by hand in quarter.test.ts.
import type { Language, RecordOf } from '../records.ts'
import { ask } from './ask.test-support.ts'
import type { AskDay, AskFields, AskSort } from './ask.ts'
import { whenAt } from './time.ts'

/** Stands for the chosen why that some asks touch. */
export const WHY_ID = 'why0000000000000000000'
const ZONE = 'Europe/Rome'

interface Line {
  day: string
  time?: string
  /** Day and time of its end on the clock. */
  end?: [string, string]
  days?: AskDay[]
  sort: AskSort
  en: string
  it: string
  asked: number
  /** As many as asked unless said. */
  given?: number
  paid?: true
  freedom: 'chosen' | 'expected' | null
  answer?: AskFields['answer']
  forWhy?: true
}

interface Client {
  en: string
  it: string
  currency: string
  hourlyValue: number
  lines: Line[]
}

const share = (day: string): Line => ({
  day,
  sort: 'sharing',
  en: 'Share the campaign',
  it: 'Condividere la campagna',
  asked: 0.5,
  freedom: 'expected',
})
const dinner = (day: string, more: Partial<Line> = {}): Line => ({
  day,
  time: '20:00',
  sort: 'meeting',
  en: 'Dinner with the partners',
  it: 'Cena con i soci',
  asked: 3,
  freedom: 'expected',
  ...more,
})
const evening = (day: string): Line => ({
  day,
  time: '18:30',
  sort: 'event',
  en: 'Networking evening',
  it: 'Serata di networking',
  asked: 2,
  freedom: 'expected',
})
const open = (day: string): Line => ({
  day,
  time: '19:00',
  sort: 'event',
  en: 'Lead the open evening',
  it: 'Condurre la serata aperta',
  asked: 2,
  freedom: 'chosen',
  forWhy: true,
})
const call = (day: string): Line => ({
  day,
  time: '10:00',
  sort: 'advice',
  en: 'Call with somebody starting out',
  it: 'Telefonata con chi comincia',
  asked: 1,
  freedom: 'chosen',
})
const brochure = (day: string): Line => ({
  day,
  sort: 'advice',
  en: 'Look through the brochure',
  it: 'Rileggere la brochure',
  asked: 1.5,
  freedom: 'expected',
})

const CLIENTS: Client[] = [
  {
    en: 'Studio Marini',
    it: 'Studio Marini',
    currency: 'EUR',
    hourlyValue: 40,
    lines: [
      dinner('2026-09-03'),
      dinner('2026-10-01'),
      dinner('2026-11-05', { given: 0, answer: 'no' }),
      {
        day: '2026-09-12',
        time: '10:00',
        sort: 'volunteering',
        en: 'The brand’s volunteer day',
        it: 'La giornata dei volontari del marchio',
        asked: 6,
        freedom: 'expected',
      },
      share('2026-09-09'),
      share('2026-09-23'),
      share('2026-10-07'),
      share('2026-10-21'),
      {
        day: '2026-10-14',
        time: '14:00',
        sort: 'course',
        en: 'Course on the brand’s values',
        it: 'Corso sui valori del marchio',
        asked: 4,
        freedom: 'expected',
      },
      {
        day: '2026-09-17',
        time: '17:00',
        sort: 'advice',
        en: 'Look at the new pitch',
        it: 'Uno sguardo alla nuova presentazione',
        asked: 2,
        freedom: 'chosen',
      },
      {
        day: '2026-10-28',
        time: '09:00',
        sort: 'work',
        en: 'Texts for the website',
        it: 'Testi per il sito',
        asked: 8,
        paid: true,
        freedom: null,
      },
      {
        day: '2026-11-28',
        time: '10:00',
        sort: 'event',
        en: 'Speak at the volunteer day',
        it: 'Parlare alla giornata dei volontari',
        asked: 6,
        given: 0,
        answer: 'open',
        freedom: null,
      },
    ],
  },
  {
    en: 'Rete Nord',
    it: 'Rete Nord',
    currency: 'EUR',
    hourlyValue: 40,
    lines: [
      evening('2026-09-08'),
      evening('2026-10-13'),
      evening('2026-11-10'),
      {
        day: '2026-10-23',
        time: '22:00',
        end: ['2026-10-24', '02:00'],
        sort: 'event',
        en: 'Gala of the network',
        it: 'Gala della rete',
        asked: 4,
        freedom: 'expected',
      },
      {
        day: '2026-09-15',
        sort: 'other',
        en: 'Fill in the survey',
        it: 'Compilare il questionario',
        asked: 0.5,
        freedom: 'expected',
      },
      call('2026-10-20'),
      call('2026-11-17'),
      {
        day: '2026-11-03',
        sort: 'work',
        en: 'Article for the newsletter',
        it: 'Articolo per la newsletter',
        asked: 5,
        given: 2,
        paid: true,
        answer: 'renegotiated',
        freedom: 'chosen',
      },
    ],
  },
  {
    en: 'Coop. Aurora',
    it: 'Coop. Aurora',
    currency: 'EUR',
    hourlyValue: 40,
    lines: [
      brochure('2026-09-10'),
      brochure('2026-10-08'),
      {
        day: '2026-09-26',
        time: '09:00',
        sort: 'volunteering',
        en: 'Stall at the market',
        it: 'Banco al mercato',
        asked: 4,
        freedom: 'chosen',
      },
      {
        // The clocks go back at 3:00: three hours on the clock, four that pass.
        day: '2026-10-25',
        time: '01:00',
        end: ['2026-10-25', '04:00'],
        sort: 'volunteering',
        en: 'Night watch at the shelter',
        it: 'Turno di notte al rifugio',
        asked: 4,
        freedom: 'expected',
      },
      {
        day: '2026-11-12',
        time: '17:30',
        sort: 'meeting',
        en: 'Members’ meeting',
        it: 'Riunione dei soci',
        asked: 1,
        freedom: 'expected',
      },
      {
        day: '2026-11-26',
        sort: 'advice',
        en: 'Review the annual report',
        it: 'Rivedere il bilancio sociale',
        asked: 2,
        given: 0,
        answer: 'open',
        freedom: null,
      },
      {
        day: '2026-09-30',
        sort: 'work',
        en: 'Leaflets for autumn',
        it: 'Volantini d’autunno',
        asked: 3,
        paid: true,
        freedom: 'chosen',
      },
    ],
  },
  {
    en: 'Open evenings',
    it: 'Serate aperte',
    currency: 'EUR',
    hourlyValue: 40,
    lines: [
      open('2026-09-18'),
      open('2026-10-16'),
      open('2026-11-13'),
      open('2026-11-20'),
      {
        day: '2026-09-16',
        sort: 'work',
        en: 'The poster',
        it: 'La locandina',
        asked: 1,
        freedom: 'chosen',
        forWhy: true,
      },
      {
        day: '2026-10-15',
        sort: 'advice',
        en: 'Letter to the library',
        it: 'Lettera alla biblioteca',
        asked: 1.5,
        freedom: 'chosen',
        forWhy: true,
      },
    ],
  },
  {
    en: 'Sala Printers',
    it: 'Tipografia Sala',
    currency: 'EUR',
    hourlyValue: 40,
    lines: [
      { day: '2026-09-22', sort: 'work', en: 'Colour proofs', it: 'Prove colore', asked: 3, paid: true, freedom: null },
      { day: '2026-10-27', sort: 'work', en: 'Colour proofs', it: 'Prove colore', asked: 2, paid: true, freedom: null },
      {
        day: '2026-10-30',
        time: '19:30',
        sort: 'meeting',
        en: 'Supper at the works',
        it: 'Cena in tipografia',
        asked: 2.5,
        freedom: 'expected',
      },
      {
        day: '2026-11-11',
        sort: 'sharing',
        en: 'Recommend them to a colleague',
        it: 'Consigliarli a una collega',
        asked: 0.5,
        freedom: 'chosen',
      },
    ],
  },
  {
    en: 'Lume Foundation',
    it: 'Fondazione Lume',
    currency: 'CHF',
    hourlyValue: 50,
    lines: [
      {
        day: '2026-10-02',
        days: [
          { day: '2026-10-02', hours: 2, evening: true },
          { day: '2026-10-03', hours: 5 },
          { day: '2026-10-04', hours: 3 },
        ],
        sort: 'course',
        en: 'Retreat on purpose',
        it: 'Ritiro sullo scopo',
        asked: 10,
        freedom: 'expected',
      },
      {
        day: '2026-11-09',
        sort: 'volunteering',
        en: 'Sit on the jury',
        it: 'Stare in giuria',
        asked: 2,
        given: 0,
        answer: 'no',
        freedom: 'expected',
      },
      {
        day: '2026-11-16',
        time: '09:00',
        sort: 'event',
        en: 'Talk to the apprentices',
        it: 'Parlare agli apprendisti',
        asked: 1.5,
        freedom: 'chosen',
      },
    ],
  },
]

/** The 40 asks, client by client. */
export function quarter(language: Language): RecordOf<'ask'>[] {
  return CLIENTS.flatMap((client) =>
    client.lines.map((line) =>
      ask({
        who: client[language],
        what: line[language],
        sort: line.sort,
        when: {
          ...whenAt(line.day, line.time ?? null, ZONE),
          end: line.end ? whenAt(line.end[0], line.end[1], ZONE).start : null,
          days: line.days ?? [],
        },
        hoursAsked: line.asked,
        hoursGiven: line.given ?? line.asked,
        paid: line.paid ?? false,
        currency: client.currency,
        hourlyValue: client.hourlyValue,
        freedom: line.freedom,
        answer: line.answer ?? 'yes',
        whyId: line.forWhy ? WHY_ID : null,
      }),
    ),
  )
}
