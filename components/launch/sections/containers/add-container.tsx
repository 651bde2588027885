'use client'

import { TextInput } from '@mantine/core'
import { useTypedText } from '../../fields/picker/use-typed-text'
import classes from './container-tabs.module.css'
import { TextButton } from '../../../ui/text-button'

/** For overrides of a container while its definition cannot be read. */
export function AddContainer({ add }: { add: (name: string, isEntered: boolean) => void }) {
  const text = useTypedText(typed => typed.trim() && add(typed.trim(), false))
  function enter() {
    const name = text.typed?.trim()
    text.drop()
    if (name) add(name, true)
  }
  return (
    <div className={classes.add}>
      <TextInput
        label="Add container by name"
        description="The task definition could not be read. You can still override a container by its name."
        inputWrapperOrder={['label', 'input', 'description']}
        value={text.typed ?? ''}
        onChange={event => text.type(event.currentTarget.value)}
        onBlur={text.leave}
        onKeyDown={event => {
          if (event.key === 'Escape') text.drop()
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) enter()
        }}
        data-path="containers.add"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        rightSection={text.typed && <TextButton onClick={enter}>Add</TextButton>}
        rightSectionWidth={52}
      />
    </div>
  )
}
