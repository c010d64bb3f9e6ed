import type { Explanation } from '../session.ts';
import type { FailureKind, SignInFailure } from './sign-in-failure.ts';

/** Where there is no failure: nobody is signed in, because… */
export const endedWords: Explanation = {
  title: 'Your sign-in has ended',
  advice: 'Sign in again to go on where you were.',
  isTrouble: false,
};

export const signedOutWords: Explanation = {
  title: 'You are signed out',
  advice: 'Sign in to see associations.',
  isTrouble: false,
};

/** @param provider - its host */
export function signedOutHereWords(provider: string): Explanation {
  return {
    title: 'You are signed out of this page only',
    advice: `${provider} still knows you: its session could not be ended from here. Sign out there too if others use this browser.`,
    isTrouble: true,
  };
}

/** @param provider - its host */
export function refusedWords(provider: string): Explanation {
  return {
    title: 'The API does not accept this sign-in',
    advice: `You are signed in at ${provider}, but the API does not take the token from there. Sign out to sign in as somebody else, or ask whoever runs this console whether "issuer", "clientId" and "scope" in config.json fit the API.`,
    isTrouble: true,
    isKnown: true,
  };
}

/** @param provider - its host */
export function failureWords({ kind, said }: SignInFailure, provider: string): Explanation {
  return { ...wordsOf(provider)[kind], said, isTrouble: true };
}

function wordsOf(provider: string): Record<FailureKind, Pick<Explanation, 'title' | 'advice'>> {
  return {
    'unknown-answer': {
      title: 'This sign-in cannot be finished',
      advice: 'It was not begun in this tab, or it was finished before. Sign in again.',
    },
    'code-refused': {
      title: 'The sign-in was not completed',
      advice: `${provider} does not accept the code that it sent along: it may have taken too long, or been used already. Sign in again.`,
    },
    'access-denied': {
      title: 'Access was not granted',
      advice: `It was refused at ${provider}. Sign in again and agree to it, or ask whoever runs this console for access.`,
    },
    'provider-error': {
      title: 'The sign-in was refused',
      advice: `Try again. If it stays like this, tell whoever runs this console what ${provider} says below.`,
    },
    unreachable: {
      title: 'The sign-in service cannot be reached',
      advice: `${provider} does not answer, or does not let this page ask it. Try again in a minute.`,
    },
    'no-provider': {
      title: 'There is no sign-in service at this address',
      advice: `Check "issuer" in config.json: ${provider} does not describe itself there as an OpenID provider of this name.`,
    },
    'unusable-answer': {
      title: 'The sign-in was not completed',
      advice: `What ${provider} answered does not fit to what this page asked, so it was not used. Sign in again. If it stays like this, tell whoever runs this console what is shown below.`,
    },
    'no-storage': {
      title: 'This browser keeps nothing for this page',
      advice:
        'Signing in needs it for a moment: allow this page to keep data (cookies and site data), then try again.',
    },
    'insecure-page': {
      title: 'Nobody can sign in on this page',
      advice: 'It has to be opened by https, or from localhost.',
    },
  };
}
