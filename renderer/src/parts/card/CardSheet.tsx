// A card as it is shown and printed: the sentence that its clauses make, the ranked values, what the person can bring, a name, and the code.
import { cardSentence } from '#shared/domain/circle/card-sentence.ts'
import type { CardContent } from '#shared/domain/circle/shared-ground.ts'
import { codePath } from './card-code.ts'

export interface CardSheetWords {
  values: string
  bring: string
  code: string
}

export interface CardSheetProps {
  content: CardContent
  words: CardSheetWords
  /** Null: no code is drawn. */
  code: boolean[][] | null
}

export function CardSheet({ content, words, code }: CardSheetProps) {
  const sentence = cardSentence(content)
  return (
    <article className="card-sheet" lang={content.language}>
      {(sentence === null ? content.clauses.map(({ text }) => text) : [sentence]).map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: clauses of a card never change their places.
        <p key={index} className="card-clause">
          {text}
        </p>
      ))}
      {content.values.length > 0 ? (
        <>
          <h3>{words.values}</h3>
          <ol>
            {content.values.map(({ label }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: values of a card never change their places, and can be alike.
              <li key={index}>{label}</li>
            ))}
          </ol>
        </>
      ) : null}
      {content.bring ? (
        <>
          <h3>{words.bring}</h3>
          <p>{content.bring}</p>
        </>
      ) : null}
      <footer>
        {content.name ? <p className="card-name">{content.name}</p> : null}
        {code ? (
          <svg
            className="card-code"
            viewBox={`0 0 ${code.length} ${code.length}`}
            role="img"
            aria-label={words.code}
            shapeRendering="crispEdges"
          >
            <rect width={code.length} height={code.length} fill="#fff" />
            <path d={codePath(code)} fill="#000" />
          </svg>
        ) : null}
      </footer>
    </article>
  )
}
