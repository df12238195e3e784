// Step 4: from the symptom to the root cause of one problem: whys, fishbone, class, 5W1H (A25, A27, A28, B20, C31, C33, C34).
export default ({ words, limits }) => {
  const SETS = {
    sixM: ['man', 'machine', 'material', 'method', 'environment', 'measurement'],
    four: ['people', 'process', 'tools', 'rules']
  };
  const QUESTIONS = ['who', 'when', 'where', 'what', 'why', 'how'];

  // Where a cause hangs on the bone suggests its class (C31, B20, E42); what people choose holds.
  const CLASS_OF = {
    man: 'staffAbility', people: 'staffAbility', machine: 'systemSupport', tools: 'systemSupport',
    method: 'processDesign', process: 'processDesign', rules: 'processDesign', measurement: 'processDesign',
    environment: 'crossDepartment', material: 'customerCommunication'
  };

  const setOf = bones => (bones.some(bone => SETS.four.includes(bone.bone)) ? 'four' : 'sixM');

  return {
    load: api => ({ rules: api.rules() }),

    open: sl => {
      sl.leastWhys = sl.rules.numbers.fewestWhys;
      const { project, context } = sl;
      sl.problem = project.problems.find(problem => problem.id === context.problemId) || {};
      const attempts = project.rootCauses.filter(cause => cause.problemId === context.problemId);
      const thisLap = attempts.filter(cause => cause.lap === context.lap).sort((a, b) => b.attempt - a.attempt);
      const last = thisLap[0];
      sl.refused = last && last.verified === false ? last : null;
      sl.earlier = attempts.filter(cause => cause.lap < context.lap).sort((a, b) => b.lap - a.lap);
      sl.triedActions = project.actions.filter(action => action.problemId === context.problemId && action.lap < context.lap);
      sl.boneSets = Object.keys(SETS).map(value => ({ value, label: words.text('findRootCause.sets.' + value) }));
      sl.questions = QUESTIONS;

      // Causes typed under one set of bones stay when the other set is looked at.
      sl.bones = () => sl.data.bones[sl.data.boneSet];
      sl.effect = () => sl.problem.description;
      sl.whyErrors = index => sl.errors(sl.data, 'whys[' + index + ']');

      const heaviest = () => sl.bones().filter(bone => bone.causes.some(cause => !limits.blank(cause)))
        .sort((a, b) => b.causes.length - a.causes.length)[0];
      sl.suggestedClass = () => (heaviest() ? CLASS_OF[heaviest().bone] : null);
      sl.classOf = bone => CLASS_OF[bone.bone];
      // What the problem's own records say (C29, C30).
      sl.counts = sl.problem.counted || null;
      sl.recordsAddress = () => sl.api.recordsPage(project.businessKey, sl.problem.recordFilter || {});
      if (sl.problem.recordFilter) {
        sl.api.counts(project.businessKey, sl.problem.recordFilter).then(counts => { sl.counts = counts; });
      }

      // A flow chart is kept at once: it is a file, and no answer of the form (A27, E10).
      const ofProblem = charts => charts.filter(chart => chart.problemId === context.problemId);
      sl.charts = [];
      sl.api.flowCharts(project.businessKey).then(charts => { sl.charts = ofProblem(charts); });
      sl.chartAddress = chart => '../../../../api/projects/' + project.businessKey + '/flow-charts/' + chart.id;
      sl.addChart = file => sl.api.addFlowChart(sl.taskId, file).then(charts => {
        sl.chartProblem = '';
        sl.charts = ofProblem(charts);
      }).catch(answer => { sl.chartProblem = sl.api.problem(answer); });

      sl.dataOf = from => {
        const known = code => ((from.fishbone || []).find(bone => bone.bone === code) || { causes: [] }).causes.slice();
        const bones = Object.fromEntries(Object.entries(SETS).map(([set, codes]) =>
          [set, codes.map(code => ({ bone: code, causes: known(code) }))]));
        const whys = (from.whys || []).slice();
        while (whys.length < sl.leastWhys) {
          whys.push('');
        }
        return {
          whys,
          rootCause: from.rootCause || '',
          causeClass: from.causeClass || null,
          boneSet: setOf(from.fishbone || []),
          bones,
          fiveW1H: Object.assign({}, from.fiveW1H),
          scene: Object.assign({ who: '', where: '', steps: [], wentWrong: '' }, from.scene)
        };
      };
      return sl.dataOf(last || {});
    },

    answered: (content, sl) => (content.bones ? content : sl.dataOf(content)),

    variables: sl => {
      const { data } = sl;
      // Gaps are closed first, so that the server counts the whys as the reader does.
      const given = data.whys.filter(why => !limits.blank(why));
      data.whys = given.concat(new Array(Math.max(sl.leastWhys - given.length, 0)).fill(''));
      const answered = QUESTIONS.filter(question => !limits.blank(data.fiveW1H[question]));
      const variables = {
        whys: ['Json', given],
        rootCause: ['String', data.rootCause],
        causeClass: ['String', data.causeClass],
        fishbone: ['Json', sl.bones()
          .map(bone => ({ bone: bone.bone, causes: bone.causes.filter(cause => !limits.blank(cause)) }))
          .filter(bone => bone.causes.length)]
      };
      if (answered.length) {
        variables.fiveW1H = ['Json', Object.fromEntries(answered.map(question => [question, data.fiveW1H[question]]))];
      }
      const scene = Object.assign({}, data.scene, { steps: data.scene.steps.filter(step => !limits.blank(step)) });
      if (scene.steps.length || ['who', 'where', 'wentWrong'].some(part => !limits.blank(scene[part]))) {
        variables.scene = ['Json', scene];
      }
      return variables;
    }
  };
};
