/** A mail server that the weather strikes: it takes mail, refuses it for now, or is lost in the middle, before or after taking it. */
import type { MailOutcome } from '../../src/domain/mail.ts';
import type { Letter, Mailer } from '../../src/lib/mailer.ts';
import type { Chance } from './chance.ts';
import type { Scheduler } from './scheduler.ts';
import type { Weather } from './weather.ts';

export type MailServer = {
  readonly mailer: Mailer;
  /** How often each letter arrived, by its Message-ID. */
  readonly arrived: ReadonlyMap<string, number>;
};

export function createMailServer(scheduler: () => Scheduler, weather: Weather, chance: Chance): MailServer {
  const arrived = new Map<string, number>();
  const take = ({ messageId }: Letter) => arrived.set(messageId, (arrived.get(messageId) ?? 0) + 1);
  const speak = () => scheduler().sleep(chance.between(5, 400), 'speaks with the mail server');

  const converse = async (letter: Letter): Promise<MailOutcome> => {
    // Mail goes out into the same weather as everything that writes.
    const fate = weather.fateOf(new Request('https://mail.sample.example/', { method: 'POST' }));
    weather.tell(fate.kind === 'well' ? 'well' : `mail ${fate.kind}`);
    await speak();
    switch (fate.kind) {
      case 'well':
        take(letter);
        await speak();
        return { kind: 'taken', words: '250 taken' };
      case 'lostAfter':
      case 'torn':
        take(letter);
        await speak();
        return { kind: 'lost', words: 'The connection broke' };
      case 'silence':
        if (fate.arrivesMs !== null)
          scheduler().at(
            scheduler().nowMs() + fate.arrivesMs,
            'a letter arrives late',
            () => void take(letter),
          );
        await speak();
        return { kind: 'lost', words: 'The server fell silent' };
      case 'struck':
        return { kind: 'notNow', words: '451 not now' };
      default:
        return { kind: 'serverTrouble', words: 'The server was not reached' };
    }
  };
  return { mailer: { domain: 'desk.example', send: converse }, arrived };
}
