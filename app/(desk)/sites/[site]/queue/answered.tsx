import { Skeleton, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { getJson } from './api.ts'
import classes from './context.module.css'

type Fetched<T> = { state: 'loading' } | { state: 'failed'; message: string } | { state: 'there'; value: T }

/**
 * Fetches what the focus rests on for a moment; passing by fetches nothing. What was there of the same `subject` stays
 * until the new comes.
 */
export function useFetched<T>(path: string | null, subject?: string): Fetched<T> {
  const [fetched, setFetched] = useState<{ path: string | null; subject?: string | undefined; answer: Fetched<T> }>({
    path: null,
    answer: { state: 'loading' },
  })
  useEffect(() => {
    if (!path) return
    let left = false
    const timer = setTimeout(async () => {
      const answer = await getJson<T>(path)
      if (left) return
      setFetched({
        path,
        subject,
        answer: answer.ok ? { state: 'there', value: answer.value } : { state: 'failed', message: answer.message },
      })
    }, 150)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [path, subject])
  const isSame = subject !== undefined && fetched.subject === subject && fetched.answer.state === 'there'
  return fetched.path === path || (path && isSame) ? fetched.answer : { state: 'loading' }
}

export function Answered<T>({ answer, children }: { answer: Fetched<T>; children: (value: T) => React.ReactNode }) {
  if (answer.state === 'there') return children(answer.value)
  if (answer.state === 'failed') return <Text size="sm">{answer.message}</Text>
  return [80, 95, 60].map((width) => (
    <Skeleton key={width} animate={false} height={14} mt="sm" width={`${width}%`} className={classes.late} />
  ))
}
