import { Anchor, Container, Text, Title } from '@mantine/core'
import Link from 'next/link'

export default function NotFound() {
  return (
    <Container size="sm" py="xl">
      <Title order={1}>There is nothing here</Title>
      <Text mt="xs">
        The address may be mistyped, or what stood here is gone.{' '}
        <Anchor component={Link} href="/">
          Go to the queue
        </Anchor>
      </Text>
    </Container>
  )
}
