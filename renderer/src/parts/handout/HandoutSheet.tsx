// A handout as the markup of its printed page: the people's words in the serif, ours in the sans. No record, no screen.
import { type Handout, type HandoutBlock, layerSize } from '#shared/domain/handout.ts'

/** Its look is handout-print.css, which the print page takes along; it is never shown in the app's own document. */
export function HandoutSheet({ title, name, language, blocks, foot }: Handout) {
  return (
    <article className="handout" lang={language}>
      <header>
        <p className="kind">{title}</p>
        {name === '' ? null : <h1 className="name">{name}</h1>}
      </header>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a paper never change their places.
        <Block key={index} block={block} />
      ))}
      <footer>{foot}</footer>
    </article>
  )
}

function Block({ block }: { block: HandoutBlock }) {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>
    case 'words':
      return <p className={block.lead ? 'lead' : 'words'}>{block.text}</p>
    case 'note':
      return <p className="note">{block.text}</p>
    case 'list': {
      const items = block.items.map(({ words, facts }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        <li key={index}>
          <p className="words">{words}</p>
          {facts === '' ? null : <p className="facts">{facts}</p>}
        </li>
      ))
      return block.isRanked ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'layers':
      return <Layers block={block} />
  }
}

function Layers({ block: { layers, open } }: { block: Extract<HandoutBlock, { kind: 'layers' }> }) {
  const size = layerSize(layers)
  return (
    <div className="layers" data-size={size}>
      <svg className="drawing" viewBox="-1 -1 102 102" preserveAspectRatio="none" aria-hidden="true">
        {layers.map(({ name, words }, index) => {
          const top = (100 / layers.length) * index + (index === 0 ? 0 : 0.8)
          const bottom = (100 / layers.length) * (index + 1) - (index === layers.length - 1 ? 0 : 0.8)
          const d = `M${50 - top / 2} ${top}H${50 + top / 2}L${50 + bottom / 2} ${bottom}H${50 - bottom / 2}Z`
          return <path key={name} d={d} className={words === '' ? 'band' : index === 0 ? 'band top' : 'band written'} />
        })}
      </svg>
      {layers.map(({ name, words }) => (
        <section key={name} className="layer">
          <h2>{name}</h2>
          <p className={words === '' ? 'note' : 'words'}>{words === '' ? open : words}</p>
        </section>
      ))}
    </div>
  )
}
