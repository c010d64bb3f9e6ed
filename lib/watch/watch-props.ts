import type { Duration } from 'aws-cdk-lib';

export interface WatchProps {
  /**
   * How often the data integrations are looked at for runs that failed: every 5 minutes to once a day, in whole minutes. A second function
   * does that, with at most one call of AppIntegrations a second beside `upstreamRate`. It looks at those that `allowedDataIntegrations` names, and
   * alarms tell `alarmTopic` when a run has failed, and when a look could not find out.
   *
   * @default - nobody looks
   */
  readonly watch?: Duration;
}
