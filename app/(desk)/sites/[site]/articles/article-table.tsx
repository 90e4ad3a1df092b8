import { Badge, Group, Table, TableTbody, TableTd, TableTh, TableThead, TableTr } from '@mantine/core'
import classes from '#app/(desk)/sites/[site]/articles/articles.module.css'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import { When } from '#app/(desk)/sites/[site]/when.tsx'
import type { ArticleRow } from '#lib/articles/data.ts'
import { isUnsure } from '#lib/separation/sureness.ts'

/** Articles with how many of their comments wait, each number a way to those comments. */
export function ArticleTable({ siteKey, articles }: { siteKey: string; articles: ArticleRow[] }) {
  return (
    <Table verticalSpacing="sm" className={classes.table}>
      <TableThead>
        <TableTr>
          <TableTh>Title</TableTh>
          <TableTh className={classes.number}>Comments</TableTh>
          <TableTh className={classes.number}>Pending</TableTh>
          <TableTh className={classes.number}>Hidden</TableTh>
          <TableTh className={classes.when}>Received</TableTh>
        </TableTr>
      </TableThead>
      <TableTbody>
        {articles.map((article) => (
          <ArticleLine key={article.id} siteKey={siteKey} article={article} />
        ))}
      </TableTbody>
    </Table>
  )
}

function ArticleLine({ siteKey, article }: { siteKey: string; article: ArticleRow }) {
  const queue = `/sites/${siteKey}/queue?article=${article.id}`
  return (
    <TableTr>
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
