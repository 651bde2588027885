import { toQuoted } from './json/member-of.ts'

/** What another text looks like, and what to paste instead. The first that fits is said. */
const kinds: readonly { looks: RegExp; says: string }[] = [
  {
    looks: /^arn:[\w-]+:ecs:[\w-]*:\d*:task\/\S+$/,
    says: 'This is a task’s ARN. Open the task by it on the Tasks page, and choose Relaunch there.',
  },
  {
    looks: /^https?:\/\/\S+$/,
    says: 'This is the address of a page. Paste what describes the launch: JSON, a command, or the task definition’s ARN.',
  },
  {
    looks: /\b(?:New-ECSTask|Start-ECSTask)\b/i,
    says: 'This looks like a command of AWS Tools for PowerShell. Paste an aws ecs run-task command, or the request as JSON.',
  },
  {
    looks: /^(?:\$ )?copilot\s/m,
    says: 'This looks like a command of AWS Copilot. Add --generate-cmd to it, or paste an aws ecs run-task command.',
  },
  {
    looks: /^(?:\$ )?ecspresso\s/m,
    says: 'This looks like an ecspresso command. Paste the task definition, or an aws ecs run-task command.',
  },
  {
    looks: /^(?:\$ )?ecs-cli\s/m,
    says: 'This looks like an ecs-cli command. Paste an aws ecs run-task command.',
  },
  {
    looks: /^(?:\$ )?(?:sudo )?(?:docker|podman)\s+(?:container\s+)?(?:run|compose)\b/m,
    says: 'This looks like a docker run command, which doesn’t start an ECS task.',
  },
  {
    looks: /^[ \t]*(?:resource|data|module|variable|locals|ecs_target)\s+(?:"[^"]*"\s*){0,2}\{/m,
    says: 'This looks like Terraform. Paste the task definition’s ARN, or a request as JSON.',
  },
  {
    looks: /^(?:\s*\|{1,2}|-{10}|\s*\+-{3})[^\n]*\n[ \t]*(?:\||\+)/,
    says: 'This looks like a table of the AWS CLI. Add --output json to the command, and paste what it returns.',
  },
  {
    looks: /^TASKS?\t|^ATTACHMENTS\t|^TASKDEFINITION\t/m,
    says: 'This looks like text output of the AWS CLI. Add --output json to the command, and paste what it returns.',
  },
  {
    looks: /^[^"]*(?:&quot;|&#34;|&#x22;)/,
    says: 'This looks like HTML: it has &quot; where JSON has ". Copy the text as it is shown on the page.',
  },
  {
    looks:
      /\baws\.(?:String|Int32|Int64|Bool)\(|^\s*&?\{[^"]*(?:\b0x[\da-f]{6,}|<nil>|noSmithyDocumentSerde)|\b\d\d:\d\d:\d\d(?:\.\d+)? \+0000 (?:UTC|\+0000)/,
    says: 'This looks like Go. Print the request with json.Marshal, and paste that.',
  },
  {
    looks: /:\w+\s*=>|^\s*#<struct\s/,
    says: 'This looks like a printout of Ruby. Print the request with to_json, and paste that.',
  },
  {
    looks: /^\s*array\(\d+\)\s*\{|^\s*Array\s*\(|\["\w+"\]\s*=>/,
    says: 'This looks like a printout of PHP. Print the request with json_encode, and paste that.',
  },
  {
    looks: /\b\w+\s*\{\s*\w+: (?:None|Some\()|: Some\("/,
    says: 'This looks like a printout of Rust. Paste the request as JSON.',
  },
  {
    looks:
      /^\s*(?:\w+(?:Request|Response|Input))?[({]\s*[A-Z]\w*[=:]\s?[^"'\s{[][^"']*,\s?[A-Z]\w*[=:]|^\s*\{[A-Z]\w*: [^"]*,[A-Z]\w*: \w|^\s*\w+(?:Request|Response)\s*\(/,
    says: 'This looks like a printout of Java. Paste the request as JSON.',
  },
  {
    looks: /\bnew\s+(?:\w+\.)*(?:\w*TaskDefinition|EcsTask|EcsRunTask|\w*Service|Cluster)\s*\(/,
    says: 'This looks like source code of the AWS CDK. Paste the task definition’s ARN, or the synthesized template as JSON.',
  },
]

/** A call of RunTask, a declaration, or a value that opens a bracket at the end of its line. */
const code =
  /\brun_?task(?:request|input|command)?\s*[({[]|^[ \t]*(?:const|let|var|import|export|def|class|func|return)\s|[=(][ \t]*[[{(][ \t]*$/im

/** A line that begins with a key, as far as YAML has few other lines. */
const yamlLine = /^[ \t]*(?:-[ \t]+)?["']?[\w.:/-]+["']?:(?:[ \t]|$)/

/** What a text that begins like JSON and isn't looks like; undefined where unknown. */
export const explainOtherKind = (text: string): string | undefined =>
  kinds.find(({ looks }) => looks.test(text.slice(0, mostLooked)))?.says

/** What a text without a launch looks like; undefined where unknown. */
export function explainOtherText(text: string): string | undefined {
  const known = explainOtherKind(text)
  if (known) return known
  const lines = text.slice(0, mostLooked).split('\n').filter(isFilled)
  if (lines.every(line => /^\s*(?:export\s+)?[A-Za-z_]\w*=/.test(line))) {
    return 'This looks like a .env file. Paste it into the variables of a container.'
  }
  if (code.test(text.slice(0, mostLooked))) {
    return 'This looks like source code. Print the request as JSON, and paste that.'
  }
  const keys = lines.filter(line => yamlLine.test(line))
  if (lines.length >= 2 && keys.length * 2 >= lines.length) {
    return 'This looks like YAML. Convert it to JSON, and paste that.'
  }
  return undefined
}

const isFilled = (line: string) => !/^\s*(?:#|---|$)/.test(line)

/** The beginning shows what a text is. */
const mostLooked = 20_000

/** A command of the AWS CLI that starts no task, and what to paste instead. */
export function explainOtherCommand(name: string): string {
  const shown = toQuoted(name)
  if (/^(?:stepfunctions|sfn) start-(?:sync-)?execution$/.test(name)) {
    return `This is an aws ${shown} command. It starts a state machine: paste the machine’s definition.`
  }
  if (/ (?:describe|get|list)-/.test(name)) {
    return `This is an aws ${shown} command. Run it, and paste what it returns.`
  }
  return `This is an aws ${shown} command, which doesn’t start an ECS task.`
}
