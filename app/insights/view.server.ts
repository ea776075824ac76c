/** The kept tables of insights as pages and files show them: rows with the names of the catalogue. */
import type { Academy } from '#app/academy.server.ts'
import { plainText, promptParts } from '#app/learning/question.server.ts'
import { nodeWords } from '#app/path/view.server.ts'
import { findInsight } from '#db/insights.ts'
import type { Catalog, Language } from '#engine/catalog.ts'
import { buildGraph, splitNode } from '#engine/competency.ts'
import type { InsightTable, RowNames, Subject } from '#engine/insights/facts.ts'
import { keysOf } from '#engine/item.ts'

/** A row with its name, and where what it names can be read; null: the key is a word of the dictionary. */
export type NamedRow = InsightTable['rows'][number] & { name: string | null; to: string | null }
export type NamedTable = Omit<InsightTable, 'rows'> & { rows: NamedRow[]; more: number }

/** The tables of a subject; `most` rows of each. Null before they were first computed. */
export async function readInsight(
  { db, catalogs }: Pick<Academy, 'db' | 'catalogs'>,
  subject: Subject,
  language: Language,
  most = Infinity,
): Promise<{ at: Date; tables: NamedTable[] } | null> {
  const kept = await findInsight(db, subject)
  if (!kept) return null
  const { catalog } = await catalogs.published(db)
  return {
    at: kept.at,
    tables: kept.tables.map((table) => {
      const rows = ordered(table)
      return {
        ...table,
        more: Math.max(0, rows.length - most),
        rows: rows
          .slice(0, most)
          .map((row) => ({ ...row, ...named(catalog, table.names, row.key, language) })),
      }
    }),
  }
}

/** Of the catalogue’s many things, those of which something can be said come first. */
function ordered({ names, rows, chart }: InsightTable): InsightTable['rows'] {
  if (names === 'word') return rows
  const isEmpty = (row: (typeof rows)[number]) => Number(row.figures[chart.value] === null)
  return [...rows].sort((a, b) => isEmpty(a) - isEmpty(b))
}

function named(
  catalog: Catalog,
  names: RowNames,
  key: string,
  language: Language,
): { name: string | null; to: string | null } {
  switch (names) {
    case 'word':
      return { name: null, to: null }
    case 'node': {
      const { name, level } = nodeWords(catalog, key, language)
      return {
        name: level === null ? name : `${name}, ${level}`,
        to: `/staff/graph/${splitNode(key).competency}`,
      }
    }
    case 'module': {
      const module = catalog.modules.find(({ slug }) => slug === key)
      return { name: module?.title[language] ?? key, to: module ? `/staff/modules/${key}` : null }
    }
    case 'item':
    case 'option':
      return nameOfItem(catalog, key, language)
  }
}

/** `item`, or `item option`. */
function nameOfItem(catalog: Catalog, key: string, language: Language): { name: string; to: string | null } {
  const [id = '', option] = key.split(' ')
  const item = buildGraph(catalog).findItem(id)
  if (!item) return { name: key, to: null }
  const question = plainText(promptParts(item.prompt[language]).title, language)
  const to = `/staff/items/${encodeURIComponent(id)}`
  if (option === undefined || item.kind !== 'choice') return { name: question, to }
  const text = item.options[keysOf(item, 'options').indexOf(option)]?.text[language]
  return { name: text === undefined ? question : `${question} → ${plainText(text, language)}`, to }
}
