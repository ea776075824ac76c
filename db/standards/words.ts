/** How texts of standards are looked for: their words without case and accents, and the stems that PostgreSQL’s French dictionary makes of them. */
import { sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'

const letters = 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ'
// The capitals too: not every server has them in its own lower().
const accented = `${letters}${letters.toUpperCase()}’‘ʼ`
const plainLetters = 'aaaaaaceeeeiiiinooooouuuuyy'
const plain = `${plainLetters}${plainLetters}'''`

/** The text in lower case, without accents, with plain apostrophes. */
export function foldedSql(text: SQL): SQL {
  return sql`translate(regexp_replace(regexp_replace(lower(${text}), '[œŒ]', 'oe', 'g'), '[æÆ]', 'ae', 'g'), ${accented}, ${plain})`
}

/**
 * The stems of a text, without accents: of its words as they are written, and of the same without accents, which is how many people type
 * them and which the dictionary takes for other words.
 */
export function stemsSql(text: SQL): SQL {
  const straight = sql`translate(${text}, '’‘ʼ', '''''''')`
  return sql`array(select distinct ${foldedSql(sql`stem`)}
    from unnest(tsvector_to_array(to_tsvector('french', ${straight}) || to_tsvector('french', ${foldedSql(text)}))) as stem)`
}

/** The stems of each of these texts. */
export async function listStems(db: Database, texts: string[]): Promise<string[][]> {
  const rows = await db.execute<{ stems: string[] }>(sql`
    select ${stemsSql(sql`written`)} as stems
    from jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb) with ordinality as given (written, place)
    order by place`)
  return rows.map(({ stems }) => stems)
}
