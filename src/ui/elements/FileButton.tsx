import { type ReactNode, useRef } from 'react';

interface FileButtonProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly isMultiple?: boolean;
  readonly accept?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A button that asks for files. */
export function FileButton({ onFiles, isMultiple = false, accept, className = 'button', children }: FileButtonProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="file"
        hidden
        multiple={isMultiple}
        accept={accept}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // The same file can be chosen again.
          currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <button type="button" className={className} onClick={() => field.current?.click()}>
        {children}
      </button>
    </>
  );
}
