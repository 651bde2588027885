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
  /** Ends all sessions of this principal; answers with the sentence of a failure. */
  signOutEverywhere: (request: object) => Promise<string | undefined>
}
