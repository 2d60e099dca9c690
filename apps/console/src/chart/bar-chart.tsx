import { useElementSize } from '@mantine/hooks';
import { AxisBottom, AxisLeft } from '@visx/axis';
import { GridRows } from '@visx/grid';
import { scaleBand, scaleLinear } from '@visx/scale';
import { BarStack } from '@visx/shape';
import type { ChartData, Point } from './chart-data.js';

const height = 220;
const margin = { top: 12, right: 4, bottom: 26, left: 36 };
const tickSpacing = 80;
// Until the browser has told the width.
const firstWidth = 640;
const label = { fontSize: undefined, fontFamily: undefined, fill: undefined };

/** Stacked bars, in the colours of the design tokens. For the eye alone: who shows it says the same in words. */
export function BarChart<Key extends string>({ points, series, writeNumber }: ChartData<Key>) {
  const { ref, width: measured } = useElementSize();
  const width = Math.max(measured || firstWidth, 160);
  const bottom = height - margin.bottom;
  const keys = series.map(({ key }) => key);
  const most = Math.max(1, ...points.map(({ values }) => keys.reduce((sum, key) => sum + values[key], 0)));
  const x = scaleBand({
    domain: points.map(({ name }) => name),
    range: [margin.left, width - margin.right],
    padding: 0.35,
  });
  const y = scaleLinear<number>({ domain: [0, most], range: [bottom, margin.top], nice: 4 });
  const wholes = y.ticks(4).filter(Number.isInteger);
  return (
    <div ref={ref} className="cc-chart" style={{ height }}>
      <svg width={width} height={height} aria-hidden="true" focusable="false">
        <GridRows
          className="cc-chart-grid"
          scale={y}
          left={margin.left}
          width={width - margin.left - margin.right}
          tickValues={wholes}
          stroke=""
        />
        <BarStack<Point<Key>, Key>
          data={[...points]}
          keys={keys}
          value={({ values }, key) => values[key]}
          x={({ name }) => name}
          xScale={x}
          yScale={y}
          color={() => ''}
        >
          {(stacks) =>
            stacks.flatMap(({ index: stack, bars }) =>
              bars.map((bar) => (
                <rect
                  key={`${bar.index}-${bar.key}`}
                  className={`cc-chart-${series[stack]?.color}`}
                  x={bar.x}
                  y={bar.y}
                  width={bar.width}
                  height={Math.max(0, bar.height)}
                />
              )),
            )
          }
        </BarStack>
        <AxisLeft
          left={margin.left}
          scale={y}
          tickValues={wholes}
          tickFormat={(value) => writeNumber(Number(value))}
          tickLabelProps={{ ...label, dx: -4 }}
          hideAxisLine
          hideTicks
        />
        <AxisBottom
          top={bottom}
          scale={x}
          numTicks={Math.max(2, Math.floor((width - margin.left) / tickSpacing))}
          tickLabelProps={label}
          hideAxisLine
          hideTicks
        />
      </svg>
    </div>
  );
}
