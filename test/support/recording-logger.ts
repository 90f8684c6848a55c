import { type ILogger, LogLevel } from '@sapphire/framework';

/** Keeps what was logged, as `level: text`. */
export class RecordingLogger implements ILogger {
  readonly lines: string[] = [];

  has(): boolean {
    return true;
  }

  trace = (...values: readonly unknown[]) => this.write(LogLevel.Trace, ...values);
  debug = (...values: readonly unknown[]) => this.write(LogLevel.Debug, ...values);
  info = (...values: readonly unknown[]) => this.write(LogLevel.Info, ...values);
  warn = (...values: readonly unknown[]) => this.write(LogLevel.Warn, ...values);
  error = (...values: readonly unknown[]) => this.write(LogLevel.Error, ...values);
  fatal = (...values: readonly unknown[]) => this.write(LogLevel.Fatal, ...values);

  write(level: LogLevel, ...values: readonly unknown[]): void {
    this.lines.push(`${LogLevel[level]?.toLowerCase()}: ${values.map(String).join(' ')}`);
  }
}
