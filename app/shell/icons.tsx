import {
  IconAlertTriangle,
  IconArticle,
  IconBook2,
  IconBookmark,
  IconChartBar,
  IconChartDots,
  IconChartHistogram,
  IconClockHour4,
  IconDatabase,
  IconDownload,
  IconFileImport,
  IconFileUnknown,
  IconFlag,
  IconFolders,
  IconGauge,
  IconHeart,
  IconHelpCircle,
  IconKey,
  IconMessageReport,
  IconTags,
  IconUserCheck,
  IconUserCircle,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react'
import type { IconName } from '#app/shell/navigation.ts'

const icons = {
  pending: IconClockHour4,
  flagged: IconFlag,
  unscored: IconHelpCircle,
  escalated: IconAlertTriangle,
  unsure: IconFileUnknown,
  mine: IconUserCheck,
  range: IconChartDots,
  view: IconBookmark,
  articles: IconArticle,
  import: IconFileImport,
  policy: IconGauge,
  scorer: IconChartHistogram,
  overview: IconChartBar,
  export: IconDownload,
  datasets: IconDatabase,
  labels: IconTags,
  feedback: IconMessageReport,
  keys: IconKey,
  sections: IconFolders,
  care: IconHeart,
  webhooks: IconWebhook,
  reference: IconBook2,
  people: IconUsers,
  account: IconUserCircle,
} satisfies Record<IconName, typeof IconFlag>

export function EntryIcon({ name, size = 18 }: { name: IconName; size?: number }) {
  const Icon = icons[name]
  return <Icon size={size} stroke={1.6} aria-hidden />
}
