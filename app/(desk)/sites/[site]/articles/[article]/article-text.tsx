import { Text, Title } from '@mantine/core'
import classes from '#app/(desk)/sites/[site]/articles/articles.module.css'

/** So much of an article is shown: a page may hold 10 MB, and nobody reads them here. */
const PARAGRAPHS = 200
const CHARACTERS = 40_000

/** The article that the comments answer. */
export function ArticleText({ text }: { text: string | null }) {
  const shown = text?.slice(0, CHARACTERS) ?? ''
  const paragraphs = shown.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
  const cut = paragraphs.length > PARAGRAPHS || (text?.length ?? 0) > CHARACTERS
  return (
    <section aria-labelledby="article-text">
      <Title order={2} id="article-text" mb="xs">
        Article
      </Title>
      {paragraphs.length === 0 && (
        <Text c="dimmed">
          {text === null ? 'The text was erased.' : 'No text of an article was found in the page.'}
        </Text>
      )}
      {paragraphs.slice(0, PARAGRAPHS).map((paragraph, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never change their places
        <p key={place} className={`reading ${classes.paragraph}`}>
          {paragraph}
        </p>
      ))}
      {cut && <Text c="dimmed">The article goes on; all of it is kept.</Text>}
    </section>
  )
}
