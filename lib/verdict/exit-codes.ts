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
  130: { title: 'Interrupted', signal: 'SIGINT', meaning: 'It was interrupted, as by Ctrl-C.' },
  131: { title: 'Quit', signal: 'SIGQUIT', meaning: 'It was asked to quit.' },
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

/** Explains `containers[].exitCode`. An absent code never means success. */
export function explainExitCode(exitCode: number | undefined): ExitCodeMeaning {
  if (exitCode === undefined) return absent
  const convention = known[exitCode]
  if (convention) return { ...convention, isConvention: true }
  if (exitCode > 128 && exitCode <= 192) {
    const signal = exitCode - 128
    return { title: `Signal ${signal}`, meaning: `Ended by signal ${signal}.`, isConvention: true }
  }
  const meaning = 'The program itself chose this code.'
  return { title: 'Chosen by the program', meaning, isConvention: false }
}
