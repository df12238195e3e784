// What Cockpit and Admin take of ours: signing out.
define(['angular', './session'], (angular, session) => session(angular.module('serviceloop.session', [])));
