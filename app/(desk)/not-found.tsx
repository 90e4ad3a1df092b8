import { Anchor, Container, Text, Title } from '@mantine/core'

export default function NotFound() {
  return (
    <Container size="sm" py="xl">
      <Title order={1}>There is nothing here</Title>
      <Text mt="xs">
        The address may be mistyped, or what stood here is gone.{' '}
        <Anchor href="/" underline="always">
          Go to the queue
        </Anchor>
      </Text>
    </Container>
  )
}
