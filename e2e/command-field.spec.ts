import { expect, signInAsDemo, test } from './support/journey.ts'
import { fillFargate } from './support/launch-form.ts'

test('a JSON array in the command line is read as its words, until it is undone', async ({
  page,
}) => {
  await signInAsDemo(page)
  await fillFargate(page, '')
  const command = page.getByRole('textbox', { name: 'Command' })
  const sent = page.getByRole('region', { name: 'The request' })
  await sent.getByRole('tab', { name: 'JSON' }).click()

  await command.pressSequentially('["python", "manage.py"]')
  await expect(page.getByText(/Read as a JSON array/)).toBeVisible()
  await expect(command).toHaveValue('["python", "manage.py"]')
  await expect(sent.getByText(/"command": \[\s*"python",\s*"manage.py"\s*\]/)).toBeVisible()

  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(command).toBeFocused()
  await expect(command).toHaveValue('["python", "manage.py"]')
  await expect(page.getByText(/Read as a JSON array/)).toBeHidden()
  await page.getByRole('button', { name: 'Read the command as a JSON array' }).click()
  await expect(page.getByText(/Read as a JSON array/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo: read it as a shell line' }).click()
  await expect(sent.getByText(/"\[python,"/)).toBeVisible()

  await command.fill('')
  await command.fill('CMD ["echo", "a b"]')
  await expect(command).toHaveValue('["echo","a b"]')
  await page.getByRole('button', { name: 'Undo: read it as a shell line' }).click()
  await expect(command).toHaveValue('CMD ["echo", "a b"]')
})
