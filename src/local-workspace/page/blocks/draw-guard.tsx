import { Component, type ReactNode } from 'react';

interface DrawGuardProps {
  /** What is drawn: another one is tried anew. */
  of: unknown;
  children: ReactNode;
}

/** Blocks the page cannot draw cost their own place, not the whole page. */
export class DrawGuard extends Component<DrawGuardProps, { failed: boolean }> {
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override state: { failed: boolean } = { failed: false };

  override componentDidUpdate(before: DrawGuardProps): void {
    if (this.state.failed && before.of !== this.props.of) this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? <div className="block-unknown">This could not be drawn.</div> : this.props.children;
  }
}
