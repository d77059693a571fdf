/** The labels of a status or tags column that people added. */
import { useQueryClient } from '@tanstack/react-query';
import { changeColumn } from '../../api/boards.ts';
import type { CustomColumn } from '../../api/types.ts';
import { kept } from './label-draft.ts';
import { LabelEditor } from './label-editor.tsx';

export function ColumnLabels({ column, onClose }: { column: CustomColumn; onClose: () => void }) {
  const queryClient = useQueryClient();
  return (
    <LabelEditor
      title={`Labels of ${column.name}`}
      labels={column.options}
      mustMove={false}
      onClose={onClose}
      onSave={async (drafts) => {
        const options = kept(drafts).map(({ id, name, color }) => ({
          ...(id === null ? {} : { id }),
          name: name.trim(),
          color,
        }));
        await changeColumn(column.id, { options });
        await queryClient.invalidateQueries({ queryKey: ['columns', column.board] });
      }}
    />
  );
}
