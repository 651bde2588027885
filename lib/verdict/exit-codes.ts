/** What an exit code means by convention: of shells, container runtimes and signals. */
export interface ExitCodeMeaning {
  title: string
  meaning: string
  signal?: string
  /** False where no convention gives the code a meaning. */
  isConvention: boolean
}

const known: Readonly<Record<number, Omit<ExitCodeMeaning, 'isConvention'>>> = {
  0: { title: 'Success', meaning: 'The process ended normally.' },
  1: { title: 'Application error', meaning: 'An unhandled error or a deliberate exit with 1.' },
  2: {
    title: 'Usage error',
    meaning: 'Bad arguments or misuse of a shell builtin; Go programs also end a panic with 2.',
  },
  125: { title: 'Container not run', meaning: 'The container runtime itself failed.' },
  126: {
    title: 'Command not executable',
    meaning: 'The command was found but may not be executed, or is not a program.',
  },
  127: {
    title: 'Command not found',
    meaning: 'A typo, a program missing from the image, or a wrong PATH.',
  },
  128: { title: 'Invalid exit argument', meaning: 'The program or its runtime ended abnormally.' },
  129: { title: 'Hang-up', signal: 'SIGHUP', meaning: 'Its controlling process went away.' },
  130: { title: 'Interrupted', signal: 'SIGINT', meaning: 'It was interrupted as by Ctrl-C.' },
  131: { title: 'Quit', signal: 'SIGQUIT', meaning: 'It was told to quit.' },
  132: {
    title: 'Illegal instruction',
    signal: 'SIGILL',
    meaning: 'The program uses a CPU feature that the host lacks.',
  },
  134: {
    title: 'Aborted',
    signal: 'SIGABRT',
    meaning: 'A failed assertion or abort(); Node.js ends so at its heap limit.',
  },
  135: { title: 'Bus error', signal: 'SIGBUS', meaning: 'Often /dev/shm is too small.' },
  136: { title: 'Arithmetic fault', signal: 'SIGFPE', meaning: 'For example a division by zero.' },
  137: {
    title: 'Killed',
    signal: 'SIGKILL',
    meaning: 'Out of memory, or still running when the stop timeout (30 s by default) ran out.',
  },
  139: {
    title: 'Segmentation fault',
    signal: 'SIGSEGV',
    meaning: 'The program touched memory that is not its own.',
  },
  141: { title: 'Broken pipe', signal: 'SIGPIPE', meaning: 'The reader of its output went away.' },
  143: {
    title: 'Terminated',
    signal: 'SIGTERM',
    meaning: 'The usual answer to StopTask, scale-in or a Spot interruption.',
  },
  255: {
    title: 'Exit status out of range',
    meaning: 'exit(-1), a lost runtime, or an entry point that could not go on.',
  },
}

const absent: ExitCodeMeaning = {
  title: 'No exit code',
  meaning: 'The container never ran, or its end was not reported.',
  isConvention: true,
}

/** The meaning of `containers[].exitCode`. An absent code is never a success. */
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
