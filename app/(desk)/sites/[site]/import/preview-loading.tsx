import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import classes from '#app/(desk)/sites/[site]/import/preview.module.css'

/** The shape of a preview, shown when it does not come at once. */
export function PreviewLoading() {
  return (
    <Stack gap="md" w="100%" className={classes.late}>
      <VisuallyHidden role="status">Separating the page</VisuallyHidden>
      <Skeleton h={32} w="60%" />
      <Skeleton h={20} w="40%" />
      <div className={classes.columns}>
        <Skeleton h={420} />
        <Skeleton h={420} />
      </div>
    </Stack>
  )
}
