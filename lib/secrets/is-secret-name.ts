/** Parts that make a name look secret wherever they stand: `DBPASSWORD`, `GITHUB_TOKEN_2`. */
const anywhere =
  /PASSW(OR)?D|PASSPHRASE|PASSCODE|SECRET|TOKEN|CREDENTIAL|APIKEY|CONNECTION_?STRING|COOKIE|SIGNATURE|AUTHORIZATION/

/** Words that make it look secret when they stand alone: `AWS_ACCESS_KEY_ID`, `DB_PASS`. */
const words = new Set([
  ...['KEY', 'KEYS', 'PASS', 'AUTH', 'OAUTH', 'DSN', 'JWT', 'SALT', 'SIG', 'CERT', 'PRIVATE'],
  ...['CREDS', 'BEARER', 'PGPASS'],
])

/** What usually has a password in its address: `DATABASE_URL`, `REDIS_TLS_URL`, `MONGO_URI`. */
const stores = new Set([
  ...['DATABASE', 'DB', 'POSTGRES', 'POSTGRESQL', 'PG', 'MYSQL', 'MARIADB', 'MSSQL', 'SQLSERVER'],
  ...['ORACLE', 'MONGO', 'MONGODB', 'REDIS', 'VALKEY', 'MEMCACHED', 'CACHE', 'CASSANDRA'],
  ...['CLICKHOUSE', 'SNOWFLAKE', 'ELASTICSEARCH', 'OPENSEARCH', 'AMQP', 'RABBITMQ', 'KAFKA'],
  ...['NATS', 'BROKER', 'CELERY', 'JDBC', 'SQLALCHEMY', 'SMTP', 'SENTRY', 'WEBHOOK', 'LDAP'],
])

const addresses = new Set(['URL', 'URLS', 'URI', 'URIS', 'CONNECTION', 'CONNECTIONS'])

/** What every such name has in it, to pass over all others quickly. */
const hint =
  /PASS|SECRET|TOKEN|CRED|KEY|CONNECTION|COOKIE|SIG|AUTH|DSN|JWT|SALT|CERT|PRIVATE|BEARER|PWD|UR[LI]|WEBHOOK/i

/**
 * Whether the value of a variable, option or member with this name is secret by its name alone.
 * Leans towards yes: a value masked in vain costs one click, a secret shown cannot be taken back.
 * The address of a store counts; any other address is judged by its value.
 */
export function isSecretName(name: string): boolean {
  if (!hint.test(name)) return false
  const upper = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replace(/[^A-Z\d]+/g, '_')
  if (anywhere.test(upper)) return true
  const parts = upper.split('_')
  if (parts.some(part => words.has(part) || part.endsWith('KEY'))) return true
  if (parts.includes('PWD') && !isWorkingDirectory(name)) return true
  return (
    parts.some(part => stores.has(part)) &&
    (parts.some(part => addresses.has(part)) || parts.at(-1) === 'WEBHOOK')
  )
}

/** Shells keep where they are in these two; `pwd` in a connection string is a password. */
const isWorkingDirectory = (name: string) => name === 'PWD' || name === 'OLDPWD'
