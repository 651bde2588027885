const system = `ls cat cp mv rm mkdir rmdir touch chmod chown ln pwd date env printenv id whoami
  hostname uname df du ps kill top head tail grep egrep sed awk find xargs sort uniq cut tr wc tee
  test seq yes nc ping dd tar gzip gunzip zip unzip curl wget openssl nohup timeout time watch tini
  dumb-init su-exec gosu catatonit pause printf`

const languages = `node npm npx yarn pnpm bun deno tsx ts-node python python2 python3 pip pip3 uv
  poetry pipenv gunicorn uvicorn celery flask django-admin java ruby bundle rake rails php composer
  artisan perl go dotnet elixir mix cargo`

const clients = `psql pg_dump pg_restore mysql mysqldump mongosh mongodump redis-cli sqlite3 aws git
  make terraform flyway liquibase alembic knex prisma`

/**
 * Programs that most images contain. A command that names one of them is not taken for a mistake.
 */
export const usualPrograms: ReadonlySet<string> = new Set(
  [system, languages, clients].join(' ').split(/\s+/),
)
