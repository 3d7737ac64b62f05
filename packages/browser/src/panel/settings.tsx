import { HOKO } from '../observe/origins.ts';
import { usePanelTexts } from './texts.ts';

interface Props {
  /** The address as typed; undefined while Hoko itself is the target. */
  readonly emulator: string | undefined;
  readonly onEmulator: (text: string | undefined) => void;
  /** Match patterns. */
  readonly granted: readonly string[];
  readonly onGiveBack: (pattern: string) => void;
}

/** Whose calls are observed, and what was granted for it. */
export function Settings({ emulator, onEmulator, granted, onGiveBack }: Props) {
  const texts = usePanelTexts();
  return (
    <details id="settings" data-keeps-focus>
      <summary>{texts.settings}</summary>
      <div class="more">
        <fieldset>
          <legend>{texts.target}</legend>
          <label>
            <input
              type="radio"
              name="target"
              checked={emulator === undefined}
              onChange={() => onEmulator(undefined)}
            />
            <bdi dir="ltr">{HOKO.origin}</bdi>
          </label>
          <label>
            <input
              type="radio"
              name="target"
              value="emulator"
              checked={emulator !== undefined}
              onChange={() => onEmulator('http://127.0.0.1:4656')}
            />
            {texts.emulator}
          </label>
          {emulator !== undefined && (
            <label class="stacked">
              {texts.emulatorAddress}
              <input
                id="emulator"
                type="text"
                dir="ltr"
                spellcheck={false}
                value={emulator}
                onInput={event => onEmulator(event.currentTarget.value)}
              />
            </label>
          )}
        </fieldset>
        <p>{granted.length === 0 ? texts.grantedNone : texts.granted}</p>
        {granted.length > 0 && (
          <ul class="granted" data-keeps-focus>
            {granted.map(pattern => (
              <li key={pattern} data-granted={pattern}>
                <code>
                  <bdi dir="ltr">{pattern}</bdi>
                </code>
                <button
                  type="button"
                  aria-label={texts.giveBackThis(pattern)}
                  onClick={() => onGiveBack(pattern)}
                >
                  {texts.giveBack}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}
