/** @jest-environment jsdom */
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { initialsOf } from './avatar.js';
import { Button, IconButton } from './button.js';
import { Cord, type CordProps } from './cord.js';
import { Notice } from './notice.js';

afterEach(cleanup);

describe('a button', () => {
  test('is named by its words alone, not by its icon or its key', () => {
    render(
      <Button icon="phone" keyHint="Enter">
        Call
      </Button>,
    );
    expect(screen.getByRole('button', { name: 'Call' })).toBeTruthy();
  });

  test('never submits a form by accident, and is pressed by keyboard', async () => {
    const onClick = jest.fn();
    const onSubmit = jest.fn();
    render(
      <form onSubmit={onSubmit}>
        <Button onClick={onClick}>Mute</Button>
      </form>,
    );
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(onClick).toHaveBeenCalledTimes(1);
    expect(onSubmit).not.toHaveBeenCalled();
  });

  test('that is only an icon has a name all the same', () => {
    render(<IconButton icon="expand" label="Show whole log" />);
    expect(screen.getByRole('button', { name: 'Show whole log' })).toBeTruthy();
  });
});

test('a notice is read out as soon as it appears, with its remedy', () => {
  render(
    <Notice tone="danger" icon="alert" title="Twilio refused the token." action={<Button>Try again</Button>}>
      <p>Ask your admin.</p>
    </Notice>,
  );
  expect(screen.getByRole('alert').textContent).toContain('Twilio refused the token.Ask your admin.');
});

test.each<[CordProps['state'], number, number]>([
  ['live', 2, 1],
  ['ringing', 1, 1],
  ['held', 0, 1],
  ['cut', 1, 3],
  ['ended', 0, 0],
])('a %s cord has a shape of its own: %i plugs, %i strands', (state, plugs, strands) => {
  const { container } = render(<Cord state={state} />);
  expect(container.querySelectorAll('.cb-plug')).toHaveLength(plugs);
  expect(container.querySelectorAll('.cb-strand')).toHaveLength(strands);
});

test.each([
  ['Dana Whitfield', 'DW'],
  ['alice', 'A'],
  ['mara_holt', 'MH'],
  ['Ann de la Cruz', 'AC'],
  ['Éva Őri', 'ÉŐ'],
  ['+1 415 555 0142', '#'],
  ['', '#'],
])('the initials of "%s" are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
