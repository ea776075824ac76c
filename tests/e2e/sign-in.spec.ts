/** The door: password, link, new password by letter, second factor; with JavaScript and without. */
import { expect, test, type Page } from '@playwright/test'
import { demonstrationEmail } from '#app/demonstration.ts'
import { expectAccessible, join, linkOf, newEmail, openAwake, signInWith } from '../setup/journey.ts'
import { totp } from '../setup/totp.ts'

test.use({ viewport: { width: 360, height: 760 } })

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const refused =
  'Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez-les, ou demandez un lien par e-mail.'
const newPassword = () => `trois pommes et ${crypto.randomUUID()}`

async function signOut(page: Page): Promise<void> {
  await page.goto('/me')
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto('/me')
  await expect(title(page)).toHaveText('Bon retour parmi nous.')
}

/** Gives her account a password, on the page that offers it. */
async function choosePassword(page: Page, password: string): Promise<void> {
  await page.goto('/me/security')
  await page.getByRole('link', { name: 'Choisir un mot de passe' }).click()
  await page.getByLabel('Nouveau mot de passe').fill(password)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Votre mot de passe est enregistré.')).toBeVisible()
}

/** Switches the second factor on: the key of her authenticator, and her recovery codes. */
async function startSecondFactor(page: Page, password: string): Promise<{ secret: string; codes: string[] }> {
  await page.goto('/me/security')
  await page.getByRole('link', { name: 'Mettre en place' }).click()
  await page.getByLabel('Mot de passe actuel').fill(password)
  await page.getByRole('button', { name: 'Mettre en place' }).click()
  await expect(title(page)).toHaveText('Visez ce carré avec votre application')
  await expectAccessible(page)
  const secret = await page.locator('main dd').innerText()
  await page.getByLabel('Code affiché par l’application').fill('000000')
  await page.getByRole('button', { name: 'Confirmer' }).click()
  await expect(page.getByText(/^Ce code n’est pas le bon/).first()).toBeVisible()
  await expect(page.locator('main dd')).toHaveText(secret)
  await page.getByLabel('Code affiché par l’application').fill(totp(secret, Date.now()))
  await page.getByRole('button', { name: 'Confirmer' }).click()
  await expect(title(page)).toHaveText('Gardez ces codes de secours.')
  await expectAccessible(page)
  const codes = await page.locator('main ul li').allInnerTexts()
  await page.getByRole('link', { name: 'Je les ai notés' }).click()
  await expect(page.getByText('Un code de votre application est demandé à chaque connexion.')).toBeVisible()
  return { secret, codes }
}

/** A password opens only half of the door; on the page of the code. */
async function untilCode(page: Page, email: string, password: string): Promise<void> {
  await signInWith(page, email, password)
  await expect(title(page)).toHaveText('Votre code, s’il vous plaît.')
}

for (const { name, javaScriptEnabled } of [
  { name: 'with JavaScript', javaScriptEnabled: true },
  { name: 'without JavaScript', javaScriptEnabled: false },
])
  test.describe(name, () => {
    test.use({ javaScriptEnabled })

    test('a wrong password keeps the address, and does not tell who has one here', async ({ page }) => {
      for (const email of [demonstrationEmail('coach'), newEmail('personne')]) {
        await page.goto('/login')
        await page.getByLabel('Adresse e-mail').fill(email)
        await page.locator('main [name=password]').first().fill('pas le bon mot de passe')
        await page.getByRole('button', { name: 'Me connecter' }).click()
        await expect(page.getByRole('alert')).toContainText(refused)
        await expect(page.getByLabel('Adresse e-mail')).toHaveValue(email)
        expect(await page.content()).not.toContain('pas le bon mot de passe')
        await expectAccessible(page)
      }
    })

    test('a link opens once; the second time it says so, and offers another', async ({ page }) => {
      const email = await join(page, 'Awa')
      const joined = await linkOf(page, email)
      await signOut(page)
      await page.getByRole('link', { name: 'Recevoir un lien par e-mail' }).click()
      await page.waitForURL(/\/login\/link/)
      await page.getByLabel('Adresse e-mail').fill(email)
      await page.getByRole('button', { name: 'Recevoir mon lien' }).click()
      await expect(title(page)).toHaveText('Regardez vos messages.')
      const link = await linkOf(page, email, [joined])
      await page.goto(link)
      await expect(title(page)).toHaveText('Vous revoilà, Awa.')
      await page.getByRole('button', { name: 'Entrer' }).click()
      await page.waitForURL((url) => !url.pathname.startsWith('/login'))
      await signOut(page)
      await page.goto(link)
      await expect(title(page)).toHaveText('Ce lien ne marche plus.')
      await expect(page.getByText('Il a déjà servi, ou ses 10 minutes sont passées.')).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('link', { name: 'Recevoir un autre lien' }).click()
      await expect(page.getByLabel('Adresse e-mail')).toBeVisible()
    })

    test('a second factor asks for a code of her application, or a recovery code, once', async ({ page }) => {
      const password = newPassword()
      const email = await join(page, 'Nour')
      await choosePassword(page, password)
      const { secret, codes } = await startSecondFactor(page, password)
      expect(codes.length).toBeGreaterThanOrEqual(8)

      await signOut(page)
      await untilCode(page, email, password)
      await page.goto('/me')
      await expect(title(page)).toHaveText('Bon retour parmi nous.')
      await untilCode(page, email, password)
      await page.getByLabel('Code à six chiffres').fill('12 34')
      await page.getByRole('button', { name: 'Continuer' }).click()
      await expect(page.getByText(/^Ce code n’est pas le bon/).first()).toBeVisible()
      await expectAccessible(page)
      // The code of now has served; an authenticator a little ahead is as good.
      await page.getByLabel('Code à six chiffres').fill(totp(secret, Date.now() + 30_000))
      await page.getByRole('button', { name: 'Continuer' }).click()
      await page.waitForURL((url) => !url.pathname.startsWith('/login'))

      for (const again of [false, true]) {
        await signOut(page)
        await untilCode(page, email, password)
        await page.getByRole('link', { name: 'Je n’ai pas mon application' }).click()
        await page.getByLabel('Code de secours').fill(codes[0] ?? '')
        await page.getByRole('button', { name: 'Continuer' }).click()
        if (again) await expect(page.getByText(/^Ce code de secours n’est pas le bon/).first()).toBeVisible()
        else await page.waitForURL((url) => !url.pathname.startsWith('/login'))
      }
    })
  })

test('a forgotten password is replaced by letter; the old one and the letter have served', async ({
  page,
}) => {
  const [before, after] = [newPassword(), newPassword()]
  const email = await join(page, 'Inès')
  const joined = await linkOf(page, email)
  await choosePassword(page, before)
  await signOut(page)
  await signInWith(page, email, before)
  await signOut(page)

  await page.getByRole('link', { name: 'Mot de passe oublié' }).click()
  // The page before has a field of the same name.
  await page.waitForURL(/\/reset/)
  await page.getByLabel('Adresse e-mail').fill(email)
  await page.getByRole('button', { name: 'Recevoir mon lien' }).click()
  await expect(title(page)).toHaveText('Regardez vos messages.')
  const link = await linkOf(page, email, [joined])
  await page.goto(link)
  await page.getByLabel('Nouveau mot de passe').fill('court')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('alert')).toContainText('Il faut au moins 12 caractères.')
  await expectAccessible(page)
  await page.getByLabel('Nouveau mot de passe').fill(after)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Connectez-vous avec votre nouveau mot de passe.')).toBeVisible()
  await page.getByLabel('Adresse e-mail').fill(email)
  await page.locator('main [name=password]').first().fill(before)
  await page.getByRole('button', { name: 'Me connecter' }).click()
  await expect(page.getByRole('alert')).toContainText(refused)
  await signInWith(page, email, after)
  await signOut(page)
  await page.goto(link)
  await expect(title(page)).toHaveText('Ce lien ne marche plus.')
})

test('the language changes in the middle of a form, and what she typed is still there', async ({ page }) => {
  const email = newEmail('lina')
  await openAwake(page, '/join')
  await page.getByLabel('Votre prénom').fill('Lina')
  await page.getByLabel('Adresse e-mail').fill(email)
  await page.getByRole('banner').getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page).toHaveURL(/\/join$/)
  await expect(page.locator('main [name=name]')).toHaveValue('Lina')
  await expect(page.locator('main [name=email]')).toHaveValue(email)
})
