'use client'

import {
  Alert,
  Button,
  Collapse,
  Paper,
  PasswordInput,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { useIsHydrated } from '@/components/ui/time/clock'
import { changeDrafts, hasDrafts, noteSignedIn } from '../data/drafts'
import { postAuth } from '../data/post-auth'
import classes from './sign-in-form.module.css'

type After =
  /** Where to go afterwards: a path of this site. */
  { returnTo: string; onSignedIn?: undefined } | { returnTo?: undefined; onSignedIn: () => void }

type SignInFormProps = After & {
  methods: readonly string[]
  /** Why they are here, when they were signed in before. */
  notice?: string
}

/** One click for the demo, keys for everybody; a wrong key keeps everything typed. */
export function SignInForm({ methods, returnTo, onSignedIn, notice }: SignInFormProps) {
  const [problem, setProblem] = useState<string>()
  const [pending, setPending] = useState<string>()

  useEffect(() => void stripDrafts(), [])

  async function signIn(method: string, fields: Record<string, string>) {
    setPending(method)
    setProblem(undefined)
    const failure = await postAuth(`callback/${method}`, fields)
    if (failure) {
      setProblem(failure)
      return setPending(undefined)
    }
    noteSignedIn()
    if (onSignedIn) return onSignedIn()
    // A draft link's form stands behind the hash, which no server ever sees.
    window.location.assign(returnTo + window.location.hash)
  }

  return (
    <Stack gap="md">
      {notice && !problem && <Alert color="gray">{notice}</Alert>}
      {problem && <Problem text={problem} />}
      {methods.includes('demo') && (
        <DemoCard isPending={pending === 'demo'} onSignIn={() => signIn('demo', {})} />
      )}
      {methods.includes('access-keys') && (
        <KeysCard
          isPending={pending === 'access-keys'}
          isQuiet={methods.includes('demo')}
          onSignIn={fields => signIn('access-keys', fields)}
        />
      )}
    </Stack>
  )
}

/** Nobody is signed in here: a draft waits for its person without what looks secret. */
async function stripDrafts() {
  if (!hasDrafts()) return
  const loaded = await import('@/components/data/stored-draft').catch(() => undefined)
  // What can't be stripped is erased: a draft is worth less than a secret.
  changeDrafts(loaded ? loaded.stripDraftText : () => undefined)
}

/** Takes the focus that the button lost while it was waiting. */
function Problem({ text }: { text: string }) {
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => alert.current?.focus(), [text])
  return (
    <Alert ref={alert} tabIndex={-1} color="red" role="alert" title="Not signed in">
      {text}
    </Alert>
  )
}

function DemoCard({ isPending, onSignIn }: { isPending: boolean; onSignIn: () => void }) {
  const isHydrated = useIsHydrated()
  return (
    <Paper withBorder radius={12} p="lg" className={classes.card}>
      <Text fw={650}>Demo</Text>
      <Text c="dimmed" size="sm" mb="md">
        An embedded AWS endpoint with three clusters. No account, nothing to pay.
      </Text>
      <Button fullWidth loading={isPending} disabled={!isHydrated} onClick={onSignIn}>
        Sign in as the demo operator
      </Button>
    </Paper>
  )
}

interface KeysCardProps {
  isPending: boolean
  isQuiet: boolean
  onSignIn: (fields: Record<string, string>) => Promise<void>
}

function KeysCard({ isPending, isQuiet, onSignIn }: KeysCardProps) {
  const [isMore, more] = useDisclosure(false)
  const isHydrated = useIsHydrated()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = [...new FormData(event.currentTarget)].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    )
    void onSignIn(Object.fromEntries(fields) as Record<string, string>)
  }

  return (
    <Paper withBorder radius={12} p="lg" className={classes.card}>
      <Text fw={650}>Access keys</Text>
      <Text c="dimmed" size="sm" mb="md">
        Long-term keys are exchanged at once for temporary ones and discarded. Nothing of them
        reaches the browser again.
      </Text>
      {/* Sent by the browser itself, keys must not end in an address. */}
      <form method="post" onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            name="accessKeyId"
            label="Access key ID"
            required
            maxLength={128}
            autoComplete="off"
            spellCheck={false}
            classNames={{ input: classes.mono }}
          />
          <PasswordInput
            name="secretAccessKey"
            label="Secret access key"
            required
            maxLength={256}
            autoComplete="off"
          />
          <Textarea
            name="sessionToken"
            label="Session token"
            description="Only for temporary keys, which start with ASIA"
            maxLength={4096}
            autoComplete="off"
            spellCheck={false}
            rows={2}
            classNames={{ input: classes.mono }}
          />
          <Button
            variant="subtle"
            size="compact-sm"
            className={classes.more}
            aria-expanded={isMore}
            onClick={more.toggle}
          >
            Role and MFA
          </Button>
          <Collapse expanded={isMore}>
            <RoleFields />
          </Collapse>
          <Button
            type="submit"
            loading={isPending}
            disabled={!isHydrated}
            variant={isQuiet ? 'default' : 'filled'}
          >
            Sign in
          </Button>
        </Stack>
      </form>
    </Paper>
  )
}

function RoleFields() {
  return (
    <Stack gap="sm">
      <TextInput
        name="roleArn"
        label="Role to assume"
        description="arn:aws:iam::111122223333:role/operator"
        maxLength={2048}
        spellCheck={false}
        classNames={{ input: classes.mono }}
      />
      <TextInput
        name="mfaSerial"
        label="MFA device"
        description="ARN of the device; empty for the virtual device with your user’s name"
        maxLength={256}
        spellCheck={false}
        classNames={{ input: classes.mono }}
      />
      <TextInput
        name="mfaCode"
        label="MFA code"
        maxLength={6}
        inputMode="numeric"
        autoComplete="one-time-code"
        classNames={{ input: classes.mono }}
      />
    </Stack>
  )
}
