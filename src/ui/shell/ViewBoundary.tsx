import { Component, type ReactNode } from 'react';
import { messageOf } from '../../errors.ts';
import { Message } from '../text/Message.tsx';
import { PAGE } from '../text/page-words.ts';

interface ViewBoundaryProps {
  /** A part of a view, which stays; a whole view otherwise. */
  readonly isPart?: boolean;
  readonly children: ReactNode;
}

/** Says so where a part of the page could not be fetched, as without a network or after a new version was put up. */
export class ViewBoundary extends Component<ViewBoundaryProps, { readonly fault: string | null }> {
  override state = { fault: null };

  static getDerivedStateFromError(error: unknown) {
    return { fault: messageOf(error) };
  }

  override render() {
    if (this.state.fault === null) return this.props.children;
    const words = (
      <>
        <p role="alert">
          <Message text={this.state.fault} />
        </p>
        <button type="button" className="button" onClick={() => window.location.reload()}>
          {PAGE.fault.reload}
        </button>
      </>
    );
    if (this.props.isPart) return <div className="view-fault">{words}</div>;
    return (
      <main id="main" tabIndex={-1} className="view-fault">
        <h1>{PAGE.fault.title}</h1>
        {words}
      </main>
    );
  }
}
