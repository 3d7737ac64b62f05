import { expect, test } from 'vitest';
import { createLifetime } from '../start/lifetime.ts';

const ended = () => {
  const names: string[] = [];
  return { names, end: (name: string) => async () => void names.push(name) };
};

test('everything is ended once, in the opposite order, and a failure keeps no other from its end', async () => {
  const { names, end } = ended();
  const failures: unknown[] = [];
  const lifetime = createLifetime(failure => failures.push(failure));
  await lifetime.start(async () => 1, end('first'));
  await lifetime.start(
    async () => 2,
    async () => {
      throw new Error('stuck');
    },
  );
  await lifetime.start(async () => 3, end('third'));
  await Promise.all([lifetime.end(), lifetime.end()]);
  expect(names).toEqual(['third', 'first']);
  expect(failures.map(String)).toEqual(['Error: stuck']);
});

test('what is still starting is ended too, and nothing begins afterwards', async () => {
  const { names, end } = ended();
  const lifetime = createLifetime(() => undefined);
  const { promise, resolve } = Promise.withResolvers<void>();
  const starting = lifetime.start(() => promise, end('slow'));
  const ending = lifetime.end();
  await expect(lifetime.start(async () => names.push('begun'), end('late'))).rejects.toThrow();
  expect(names).toEqual([]);
  resolve();
  await Promise.all([starting, ending]);
  expect(names).toEqual(['slow']);
});

test('a start that gives up at the signal has nothing to be ended', async () => {
  const { names, end } = ended();
  const lifetime = createLifetime(() => undefined);
  const starting = lifetime.start(
    signal =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
    end('given up'),
  );
  await Promise.all([lifetime.end(), expect(starting).rejects.toThrow('aborted')]);
  expect(names).toEqual([]);
});
