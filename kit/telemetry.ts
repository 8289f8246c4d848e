import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Meter } from '@opentelemetry/api'
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus'
import { MeterProvider } from '@opentelemetry/sdk-metrics'

/** What a process counts, in the text format of Prometheus. */
export interface Telemetry {
  readonly meter: Meter
  serve(request: IncomingMessage, response: ServerResponse): void
  close(): Promise<void>
}

export function createTelemetry(): Telemetry {
  const exporter = new PrometheusExporter({ preventServerStart: true })
  const provider = new MeterProvider({ readers: [exporter] })
  return {
    meter: provider.getMeter('an-sinh-hub'),
    serve: (request, response) => exporter.getMetricsRequestHandler(request, response),
    close: () => provider.shutdown(),
  }
}
