/** What an exit code means by the conventions of shells, container runtimes and signals. */
export interface ExitCodeMeaning {
  title: string
  meaning: string
  signal?: string
  /** False if no convention gives the code a meaning. */
  isConvention: boolean
}

const known: Readonly<Record<number, Omit<ExitCodeMeaning, 'isConvention'>>> = {
  0: { title: 'Success', meaning: 'The process ended normally.' },
  1: {
    title: 'Application error',
    meaning: 'The program had an unhandled error, or chose to exit with 1.',
  },
  2: {
    title: 'Usage error',
    meaning: 'The command had wrong arguments. Go programs also exit with 2 after a panic.',
  },
  125: { title: 'Container did not run', meaning: 'The container runtime itself failed.' },
  126: {
    title: 'Command not executable',
    meaning: 'The command exists, but it isn’t a program or isn’t executable.',
  },
  127: {
    title: 'Command not found',
    meaning: 'The command has a typo, the program isn’t in the image, or PATH is wrong.',
  },
  128: { title: 'Invalid exit argument', meaning: 'The program or its runtime ended abnormally.' },
  129: { title: 'Hang-up', signal: 'SIGHUP', meaning: 'The process that controlled it ended.' },
  130: {
    title: 'Interrupted',
    signal: 'SIGINT',
    meaning: 'It was interrupted, as by Ctrl-C, or by a stop if that is the image’s STOPSIGNAL.',
  },
  131: {
    title: 'Quit',
    signal: 'SIGQUIT',
    meaning: 'It was asked to quit, as by a stop if that is the image’s STOPSIGNAL.',
  },
  132: {
    title: 'Illegal instruction',
    signal: 'SIGILL',
    meaning: 'The program uses a CPU feature that the host doesn’t have.',
  },
  134: {
    title: 'Aborted',
    signal: 'SIGABRT',
    meaning:
      'An assertion failed, or the program called abort(). Node.js ends like this at its heap limit.',
  },
  135: {
    title: 'Bus error',
    signal: 'SIGBUS',
    meaning: 'A common cause is that /dev/shm is too small.',
  },
  136: {
    title: 'Arithmetic fault',
    signal: 'SIGFPE',
    meaning: 'The program divided by zero, for example.',
  },
  137: {
    title: 'Killed',
    signal: 'SIGKILL',
    meaning:
      'It ran out of memory, or it was still running at the end of the stop timeout (30 s by default).',
  },
  138: {
    title: 'User signal 1',
    signal: 'SIGUSR1',
    meaning: 'It got a signal that it doesn’t handle, as by a stop if that is its STOPSIGNAL.',
  },
  139: {
    title: 'Segmentation fault',
    signal: 'SIGSEGV',
    meaning: 'The program accessed memory that isn’t its own.',
  },
  141: { title: 'Broken pipe', signal: 'SIGPIPE', meaning: 'The reader of its output ended.' },
  143: {
    title: 'Terminated',
    signal: 'SIGTERM',
    meaning: 'It was asked to end, usually by StopTask, a scale-in or a Spot interruption.',
  },
  255: {
    title: 'Exit status out of range',
    meaning:
      'The program called exit(-1), the container runtime was lost, or the entry point failed.',
  },
}

const absent: ExitCodeMeaning = {
  title: 'No exit code',
  meaning: 'The container never ran, or ECS did not report its exit code.',
  isConvention: true,
}

/** NTSTATUS codes, with which Windows ends a program (Microsoft, MS-ERREF). */
const windows: Readonly<Record<number, Omit<ExitCodeMeaning, 'isConvention' | 'signal'>>> = {
  0xc0000005: {
    title: 'Access violation',
    meaning: 'The program accessed memory that isn’t its own.',
  },
  0xc0000017: { title: 'Out of memory', meaning: 'Windows had no memory left for the program.' },
  0xc000001d: {
    title: 'Illegal instruction',
    meaning: 'The program uses a CPU feature that the host doesn’t have.',
  },
  0xc0000094: { title: 'Division by zero', meaning: 'The program divided an integer by zero.' },
  0xc00000fd: { title: 'Stack overflow', meaning: 'The program used up its stack.' },
  0xc0000135: {
    title: 'DLL not found',
    meaning: 'A library that the program needs is not in the image.',
  },
  0xc0000139: {
    title: 'Entry point not found',
    meaning: 'A library in the image is of another version than the program needs.',
  },
  0xc000013a: {
    title: 'Ended by Ctrl-C or a stop',
    meaning: 'It was asked to end, usually by StopTask, a scale-in or a Spot interruption.',
  },
  0xc0000142: {
    title: 'DLL initialization failed',
    meaning: 'A library of the program could not start. A window station may be missing.',
  },
  0xc0000374: { title: 'Heap corruption', meaning: 'The program damaged its own memory.' },
  0xc0000409: {
    title: 'Fail-fast',
    meaning: 'The program found itself in a state that it can’t go on from, such as an overrun.',
  },
  0xe0434352: {
    title: 'Unhandled .NET exception',
    meaning: 'A .NET program had an error that it didn’t handle.',
  },
}

/** Windows codes are 32 bits without a sign; some answers show them as negative numbers. */
const toUnsigned = (code: number) => (code < 0 && code >= -0x80000000 ? code >>> 0 : code)

const isWindowsStatus = (code: number) => code >= 0xc0000000 && code <= 0xcfffffff

/** `0xC000013A` */
const toStatusText = (code: number) => `0x${code.toString(16).toUpperCase()}`

/**
 * Signals that a STOPSIGNAL can name, besides SIGTERM: HUP, INT, QUIT, USR1, USR2 and WINCH, and the
 * SIGKILL that follows them.
 */
const shutdownCodes = new Set([129, 130, 131, 137, 138, 140, 143, 156, 0xc000013a])

/** ECS's own shutdown causes these codes, so they say less than a code that the program chose. */
export const isShutdownCode = (code: number | undefined): boolean =>
  code !== undefined && shutdownCodes.has(toUnsigned(code))

/** Explains `containers[].exitCode`. An absent code never means success. */
export function explainExitCode(exitCode: number | undefined): ExitCodeMeaning {
  if (exitCode === undefined) return absent
  const code = toUnsigned(exitCode)
  if (isWindowsStatus(code) || windows[code]) return explainStatus(code)
  const convention = known[exitCode]
  if (convention) return { ...convention, isConvention: true }
  if (exitCode > 128 && exitCode <= 192) {
    const signal = exitCode - 128
    return { title: `Signal ${signal}`, meaning: `Ended by signal ${signal}.`, isConvention: true }
  }
  const meaning = 'The program itself chose this code.'
  return { title: 'Chosen by the program', meaning, isConvention: false }
}

/** The program did not choose it: Windows ended it, or it ended itself by an exception. */
function explainStatus(code: number): ExitCodeMeaning {
  const { title = 'Ended by Windows', meaning = 'Windows ended the program with this status.' } =
    windows[code] ?? {}
  return { title, meaning: `${meaning} Status ${toStatusText(code)}.`, isConvention: true }
}
