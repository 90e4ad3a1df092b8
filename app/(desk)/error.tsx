'use client'

import { Button, Container, Text, Title } from '@mantine/core'

/** When a page fails: what happened to what was done before, and how to go on. */
export default function DeskError({ reset }: { error: Error; reset: () => void }) {
  return (
    <Container size="sm" py="xl">
      <Title order={1}>This page could not be shown</Title>
      <Text mt="xs" mb="md">
        Something went wrong on our side. What you decided before is kept.
      </Text>
      <Button onClick={reset}>Try again</Button>
    </Container>
  )
}
