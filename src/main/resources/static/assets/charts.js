// Draws the charts of a page: <figure class="chart" data-option="…the option of an ECharts chart as JSON…">. An item with
// a url is opened where it is clicked; whoever does not see or does not click finds all of it in the table behind.
import '../_static/echarts/6.0.0/dist/echarts.common.min.js';

const echarts = globalThis.echarts;

function theme() {
  const tokens = getComputedStyle(document.documentElement);
  const colour = name => tokens.getPropertyValue('--sl-' + name).trim();
  const axis = {
    axisLine: { lineStyle: { color: colour('edge') } }, axisLabel: { color: colour('label') },
    nameTextStyle: { color: colour('soft') }, splitLine: { lineStyle: { color: colour('hairline') } }
  };
  return {
    color: ['accent', 'good', 'bad', 'soft', 'focus', 'edge-strong'].map(colour),
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    legend: { textStyle: { color: colour('label') } },
    categoryAxis: axis, valueAxis: axis, timeAxis: axis
  };
}

function draw(figure) {
  const place = document.createElement('div');
  place.className = 'drawn';
  place.setAttribute('aria-hidden', 'true');
  figure.prepend(place);
  // A canvas: the page forbids styles within it, which SVG would need. Twice as sharp, for it is printed, too.
  const chart = echarts.init(place, theme(), { renderer: 'canvas', devicePixelRatio: Math.max(2, devicePixelRatio) });
  // A colour may be the name of a token.
  const tokens = getComputedStyle(document.documentElement);
  const option = JSON.parse(figure.dataset.option, (key, value) => (key === 'color' && typeof value === 'string' && value.startsWith('--sl-'))
    ? tokens.getPropertyValue(value).trim() : value);
  chart.setOption({ animation: false, ...option,
    // Texts of people never become HTML.
    tooltip: option.tooltip && { ...option.tooltip, renderMode: 'richText', confine: true } });
  chart.on('click', item => {
    const url = item.data && item.data.url;
    // Ways within the application alone.
    if (typeof url === 'string' && /^\/(?!\/)/.test(url)) {
      location.assign(url);
    }
  });
  new ResizeObserver(() => chart.resize()).observe(place);
  addEventListener('beforeprint', () => chart.resize());
  addEventListener('afterprint', () => chart.resize());
  figure.dataset.drawn = '';
}

document.querySelectorAll('figure.chart[data-option]').forEach(draw);
