/** Parts that make a name look secret wherever they stand: `DBPASSWORD`, `GITHUB_TOKEN_2`. */
const anywhere =
  /PASSW(OR)?D|PASSPHRASE|PASSCODE|SECRET|TOKEN|CREDENTIAL|APIKEY|CONNECTION_?STRING|COOKIE|SIGNATURE|AUTHORIZATION/

/** Words that make it look secret when they stand alone: `AWS_ACCESS_KEY_ID`, `DB_PASS`. */
const words = new Set([
  ...['KEY', 'KEYS', 'PASS', 'AUTH', 'OAUTH', 'DSN', 'JWT', 'SALT', 'SIG', 'CERT', 'PRIVATE'],
  ...['CREDS', 'BEARER', 'PGPASS'],
])

/** What is reached by an address that may have a password in it: `DATABASE_URL`, `REDIS_TLS_URL`. */
const stores = new Set([
  ...['DATABASE', 'DB', 'POSTGRES', 'POSTGRESQL', 'PG', 'MYSQL', 'MARIADB', 'MSSQL', 'SQLSERVER'],
  ...['ORACLE', 'MONGO', 'MONGODB', 'REDIS', 'VALKEY', 'MEMCACHED', 'CACHE', 'CASSANDRA'],
  ...['CLICKHOUSE', 'SNOWFLAKE', 'ELASTICSEARCH', 'OPENSEARCH', 'AMQP', 'RABBITMQ', 'KAFKA'],
  ...['NATS', 'BROKER', 'CELERY', 'JDBC', 'SQLALCHEMY', 'SMTP', 'SENTRY', 'LDAP'],
])

const addresses = new Set(['URL', 'URLS', 'URI', 'URIS', 'CONNECTION', 'CONNECTIONS'])

/** Every secret name has one of these in it: all other names are passed over quickly. */
const hint =
  /PASS|SECRET|TOKEN|CRED|KEY|CONNECTION|COOKIE|SIG|AUTH|DSN|JWT|SALT|CERT|PRIVATE|BEARER|PWD|WEBHOOK/i

/**
 * Whether the value of a variable, option or member with this name is secret by its name alone.
 * This is the product's only list of such names. It leans towards yes: a value masked in vain costs
 * one click, and a secret that was shown can't be taken back. An address such as `REDIS_URL` isn't
 * secret by its name, as operators have to see which host a task uses; `isSecretVariable` looks for
 * a password in its value. A webhook's address is: whoever has it may post.
 */
export function isSecretName(name: string): boolean {
  if (!hint.test(name)) return false
  const upper = toUpperWords(name)
  if (anywhere.test(upper)) return true
  const parts = upper.split('_')
  if (parts.some(part => words.has(part) || part.endsWith('KEY'))) return true
  if (parts.includes('PWD') && !isWorkingDirectory(name)) return true
  return parts.includes('WEBHOOK') && (hasAddress(parts) || parts.at(-1) === 'WEBHOOK')
}

/** Whether a variable with this name holds the address of a database, a cache or the like. */
export function isStoreAddress(name: string): boolean {
  if (!/UR[LI]|CONNECTION/i.test(name)) return false
  const parts = toUpperWords(name).split('_')
  return hasAddress(parts) && parts.some(part => stores.has(part))
}

const hasAddress = (parts: string[]) => parts.some(part => addresses.has(part))

/** `dbPassword` and `db.password` as `DB_PASSWORD`. */
const toUpperWords = (name: string) =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replace(/[^A-Z\d]+/g, '_')

/** Shells keep where they are in these two; `pwd` in a connection string is a password. */
const isWorkingDirectory = (name: string) => name === 'PWD' || name === 'OLDPWD'
