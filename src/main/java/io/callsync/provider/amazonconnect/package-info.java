/** Amazon Connect contact records, as Kinesis Data Firehose delivers them to S3. */
package io.callsync.provider.amazonconnect;
