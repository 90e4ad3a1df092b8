import { Anchor, Container, Text, Title } from '@mantine/core'

export default function Forbidden() {
  return (
    <Container size="sm" py="xl">
      <Title order={1}>Your role does not reach this</Title>
      <Text mt="xs">
        Ask an administrator of this desk if you need it.{' '}
        <Anchor href="/" underline="always">
          Go back to your work
        </Anchor>
      </Text>
    </Container>
  )
}
