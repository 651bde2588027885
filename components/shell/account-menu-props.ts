export interface AccountMenuProps {
  accountId: string
  name: string
  principalArn: string
  region: string
  regions: string[]
  expiresAt?: string
  nowMs: number
  /** Changes the session's Region; answers with the sentence of a failure. */
  changeRegion: (request: { region: string }) => Promise<string | undefined>
}
