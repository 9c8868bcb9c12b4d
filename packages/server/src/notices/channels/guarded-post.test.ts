import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { guardedPost, type LookUpAll } from './guarded-post.ts';

/** A receiver on this machine that a public name is made to point at. */
async function ownNetwork() {
  let knocks = 0;
  const server = createServer((_, response) => {
    knocks += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return { port, knocks: () => knocks };
}

/** Answers each look-up with the next of these lists; the last one stays. */
function resolver(...answers: readonly (readonly string[])[]) {
  let asked = 0;
  const lookUp: LookUpAll = (_name, _options, callback) => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { lookUp, asked: () => asked };
}

describe('a post to an address that a user entered', () => {
  it.each([
    ['this machine', ['127.0.0.1']],
    ['the machine’s own network', ['192.168.1.10']],
    ['the metadata service of a cloud', ['169.254.169.254']],
    ['the metadata service over IPv6', ['fd00:ec2::254']],
    ['this machine in IPv6’s clothes', ['::ffff:127.0.0.1']],
    ['a public and a private address', ['93.184.215.14', '127.0.0.1']],
    ['nothing', []],
  ])('goes nowhere when the name leads to %s', async (_, addresses) => {
    const inside = await ownNetwork();
    const { lookUp, asked } = resolver(addresses);
    const url = new URL(`http://hooks.example.org:${inside.port}/`);
    const wish = { url, headers: {}, body: '{}', timeoutMs: 5_000, allowPrivate: false, lookUp };
    expect(await guardedPost(wish)).toEqual({ kind: 'private_address' });
    expect([inside.knocks(), asked()]).toEqual([0, 1]);
  });

  it('connects to the address that was checked: the name is not looked up a second time', async () => {
    const inside = await ownNetwork();
    // The first answer is checked and refused; a second look-up would be told another one.
    const { lookUp, asked } = resolver(['10.0.0.1'], ['127.0.0.1']);
    const url = new URL(`http://hooks.example.org:${inside.port}/`);
    const wish = { url, headers: {}, body: '{}', timeoutMs: 5_000, lookUp };
    expect(await guardedPost({ ...wish, allowPrivate: false })).toEqual({ kind: 'private_address' });
    expect([inside.knocks(), asked()]).toEqual([0, 1]);
  });
});
