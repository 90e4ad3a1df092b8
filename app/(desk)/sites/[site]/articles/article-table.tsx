import {
  Badge,
  Checkbox,
  Group,
  Table,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  VisuallyHidden,
} from '@mantine/core'
import classes from '#app/(desk)/sites/[site]/articles/articles.module.css'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import { When } from '#app/(desk)/sites/[site]/when.tsx'
import type { ArticleRow } from '#lib/articles/data.ts'
import { isUnsure } from '#lib/separation/sureness.ts'

type Props = { siteKey: string; articles: ArticleRow[]; ticking: boolean; withSections: boolean }

/** Articles with how many of their comments wait, each number a way to those comments. */
export function ArticleTable({ siteKey, articles, ticking, withSections }: Props) {
  return (
    <Table verticalSpacing="sm" className={classes.table}>
      <TableThead>
        <TableTr>
          {ticking && (
            <TableTh className={classes.tick}>
              <VisuallyHidden>Select</VisuallyHidden>
            </TableTh>
          )}
          <TableTh>Title</TableTh>
          {withSections && <TableTh>Section</TableTh>}
          <TableTh className={classes.number}>Comments</TableTh>
          <TableTh className={classes.number}>Pending</TableTh>
          <TableTh className={classes.number}>Hidden</TableTh>
          <TableTh className={classes.when}>Received</TableTh>
        </TableTr>
      </TableThead>
      <TableTbody>
        {articles.map((article) => (
          <ArticleLine key={article.id} {...{ siteKey, article, ticking, withSections }} />
        ))}
      </TableTbody>
    </Table>
  )
}

type LineProps = Omit<Props, 'articles'> & { article: ArticleRow }

function ArticleLine({ siteKey, article, ticking, withSections }: LineProps) {
  const queue = `/sites/${siteKey}/queue?article=${article.id}`
  return (
    <TableTr>
      {ticking && (
        <TableTd className={classes.tick}>
          <Checkbox size="sm" name="article" value={article.id} aria-label={`Select ${article.title ?? 'No title'}`} />
        </TableTd>
      )}
      <TableTd className={classes.title}>
        <Group gap="xs">
          <AnchorLink href={`/sites/${siteKey}/articles/${article.id}`}>{article.title ?? 'No title'}</AnchorLink>
          {isUnsure(article) && (
            <Badge variant="outline" color="gray" tt="none" size="sm" className={classes.unsure}>
              Unsure separation
            </Badge>
          )}
        </Group>
      </TableTd>
      {withSections && (
        <TableTd className={classes.section} data-label={article.section ? 'Section' : undefined}>
          {article.section}
        </TableTd>
      )}
      <TableTd className={classes.number} data-label="Comments">
        {article.comments.toLocaleString('en')}
      </TableTd>
      <TableTd className={classes.number} data-label="Pending">
        <Count count={article.pending} href={queue} what={`pending under ${article.title ?? 'this article'}`} />
      </TableTd>
      <TableTd className={classes.number} data-label="Hidden">
        <Count
          count={article.hidden}
          href={`${queue}&queue=hidden`}
          what={`hidden under ${article.title ?? 'this article'}`}
        />
      </TableTd>
      <TableTd className={classes.when} data-label="Received">
        <When at={article.receivedAt} />
      </TableTd>
    </TableTr>
  )
}

function Count({ count, href, what }: { count: number; href: string; what: string }) {
  if (count === 0) return '0'
  return (
    <AnchorLink href={href} inherit aria-label={`${count} ${what}`}>
      {count.toLocaleString('en')}
    </AnchorLink>
  )
}
