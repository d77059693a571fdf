/** The stages of a board; the records of one that goes move to another. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { stagesQuery } from '../../api/queries.ts';
import { changeStage, createStage, removeStage } from '../../api/stages.ts';
import { LabelEditor } from './label-editor.tsx';
import { stageCalls } from './stage-changes.ts';

export function StageLabels({
  board,
  title,
  onClose,
}: {
  board: 'sales' | 'jobs';
  /** Of the board: "JobBoard". */
  title: string;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const { data: stages } = useQuery(stagesQuery(board));
  if (!stages) return null;
  return (
    <LabelEditor
      title={`Stages of the ${title}`}
      labels={stages}
      mustMove
      onClose={onClose}
      onSave={async (drafts) => {
        try {
          for (const call of stageCalls(stages, drafts)) {
            if (call.does === 'change') await changeStage(call.id, call.part);
            else if (call.does === 'remove') await removeStage(call.id, call.moveTo);
            else {
              const { id } = await createStage({ board, name: call.name, color: call.color });
              await changeStage(id, { position: call.position });
            }
          }
        } finally {
          // Also where one was refused: those before it are saved.
          await queryClient.invalidateQueries({ queryKey: ['stages'] });
        }
      }}
    />
  );
}
