// What Cockpit and Admin take of ours: signing out.
define(['angular', './session'], (angular, session) => angular.module('serviceloop.session', []).run(session));
