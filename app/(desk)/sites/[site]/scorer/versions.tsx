import { Skeleton, Text, Title } from '@mantine/core'
import { Suspense } from 'react'
import { VersionList } from '#app/(desk)/sites/[site]/scorer/version-list.tsx'
import { VersionPreview } from '#app/(desk)/sites/[site]/scorer/version-preview.tsx'
import type { Rule } from '#lib/policies/schema.ts'
import { arrangeVersions } from '#lib/rescoring/arrange-versions.ts'
import { countFailures, listRescorings, readProgress } from '#lib/rescoring/data.ts'
import type { Site } from '#lib/sites/schema.ts'
import { listUses, listVersions } from '#lib/versions/data.ts'

type Props = { site: Site; rules: Rule[]; mayManage: boolean }

/** The versions of the scorer: which one scores this site, what another would change, and the step to it and back. */
export async function Versions({ site, rules, mayManage }: Props) {
  const [versions, uses, runs, failures, progress] = await Promise.all([
    listVersions(),
    listUses(site.id),
    listRescorings(site.id),
    countFailures(site.id),
    readProgress(site.id),
  ])
  const lines = arrangeVersions(versions, { uses, runs, failures })
  const ready = lines.find(({ standing }) => standing === 'ready')
  return (
    <section aria-labelledby="versions">
      <Title order={2} id="versions" mb={4}>
        Versions
      </Title>
      <Text c="dimmed" size="sm" mb="sm" maw="75ch">
        A new version scores all comments in the background first; current scores stay as they are until it is made
        current. Old scores are kept, so that going back takes one step as well.
      </Text>
      <VersionList site={site.key} lines={lines} progress={progress} mayManage={mayManage} />
      {ready && (
        <Suspense key={ready.version.id} fallback={<Skeleton height={160} mt="md" />}>
          <VersionPreview siteId={site.id} version={ready.version} rules={rules} />
        </Suspense>
      )}
    </section>
  )
}
