import { Checkbox, Popover } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { hideable, useColumns } from './columns.ts';
import styles from './list-tools.module.css';
import { orders } from './strings.ts';

export function ColumnChooser() {
  const { hidden, setHidden } = useColumns();
  return (
    <Popover width={220} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={`${styles.tool} ${styles.wide}`}>
          <IconColumns3 size={16} aria-hidden />
          {orders.tools.columns}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <fieldset className={styles.choices}>
          <legend>{orders.tools.columnsShown}</legend>
          {hideable.map(({ id, word }) => (
            <Checkbox
              key={id}
              label={word}
              checked={!hidden.includes(id)}
              onChange={(event) =>
                setHidden(
                  event.currentTarget.checked ? hidden.filter((each) => each !== id) : [...hidden, id],
                )
              }
            />
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}
