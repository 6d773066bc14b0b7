// Made from the database by npm run types; catalogue f7379c842487ab50c0bd58562cb5fda68502055ce3ebc5dbda4782a9f9d5b71c
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
	public: {
		Tables: {
			absences: {
				Row: {
					created_at: string;
					first_day: string;
					id: string;
					last_day: string;
					person_id: string;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					first_day: string;
					id?: string;
					last_day: string;
					person_id: string;
				};
				Update: {
					created_at?: string;
					first_day?: string;
					id?: string;
					last_day?: string;
					person_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'absences_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			assignments: {
				Row: {
					created_at: string;
					due_on: string | null;
					id: string;
					interval_days: number;
					mailbox: string | null;
					object_id: string | null;
					organisation_id: string;
					person_id: string | null;
					planned_on: string | null;
					responsibility: Database['public']['Enums']['responsibility'];
					role_id: string;
					source: string | null;
					stale_on: string | null;
					topic_id: string | null;
					unit: string | null;
					updated_at: string;
					vacancy: Database['public']['Enums']['vacancy_reason'] | null;
					vacant_since: string | null;
					valid_from: string;
					valid_to: string | null;
					verified_by: string | null;
					verified_on: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					due_on?: never;
					id?: string;
					interval_days?: number;
					mailbox?: string | null;
					object_id?: never;
					organisation_id: string;
					person_id?: string | null;
					planned_on?: string | null;
					responsibility: Database['public']['Enums']['responsibility'];
					role_id: string;
					source?: string | null;
					stale_on?: never;
					topic_id?: string | null;
					unit?: string | null;
					updated_at?: string;
					vacancy?: Database['public']['Enums']['vacancy_reason'] | null;
					vacant_since?: string | null;
					valid_from?: string;
					valid_to?: string | null;
					verified_by?: string | null;
					verified_on?: string;
					version?: number;
				};
				Update: {
					created_at?: string;
					due_on?: never;
					id?: string;
					interval_days?: number;
					mailbox?: string | null;
					object_id?: never;
					organisation_id?: string;
					person_id?: string | null;
					planned_on?: string | null;
					responsibility?: Database['public']['Enums']['responsibility'];
					role_id?: string;
					source?: string | null;
					stale_on?: never;
					topic_id?: string | null;
					unit?: string | null;
					updated_at?: string;
					vacancy?: Database['public']['Enums']['vacancy_reason'] | null;
					vacant_since?: string | null;
					valid_from?: string;
					valid_to?: string | null;
					verified_by?: string | null;
					verified_on?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'assignments_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'assignments_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'assignments_role_id_fkey';
						columns: ['role_id'];
						isOneToOne: false;
						referencedRelation: 'roles';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'assignments_topic_id_fkey';
						columns: ['topic_id'];
						isOneToOne: false;
						referencedRelation: 'topics';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'assignments_verified_by_fkey';
						columns: ['verified_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			calendars: {
				Row: {
					ags_prefixes: string[];
					id: string;
					name_de: string;
					name_en: string;
					source: string;
				};
				ComputedFields: never;
				Insert: {
					ags_prefixes: string[];
					id: string;
					name_de: string;
					name_en: string;
					source: string;
				};
				Update: {
					ags_prefixes?: string[];
					id?: string;
					name_de?: string;
					name_en?: string;
					source?: string;
				};
				Relationships: [];
			};
			comments: {
				Row: {
					answer_by: string | null;
					answers_id: string | null;
					audience_id: string | null;
					body: string | null;
					created_at: string;
					edited_at: string | null;
					id: string;
					mentions: string[];
					object_id: string;
					organisation_id: string;
					person_id: string;
					removed_at: string | null;
					resolved_at: string | null;
					resolved_by: string | null;
					thread_id: string | null;
					updated_at: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					answer_by?: string | null;
					answers_id?: string | null;
					audience_id?: string | null;
					body?: string | null;
					created_at?: string;
					edited_at?: string | null;
					id?: string;
					mentions?: string[];
					object_id: string;
					organisation_id: string;
					person_id: string;
					removed_at?: string | null;
					resolved_at?: string | null;
					resolved_by?: string | null;
					thread_id?: string | null;
					updated_at?: string;
					version?: number;
				};
				Update: {
					answer_by?: string | null;
					answers_id?: string | null;
					audience_id?: string | null;
					body?: string | null;
					created_at?: string;
					edited_at?: string | null;
					id?: string;
					mentions?: string[];
					object_id?: string;
					organisation_id?: string;
					person_id?: string;
					removed_at?: string | null;
					resolved_at?: string | null;
					resolved_by?: string | null;
					thread_id?: string | null;
					updated_at?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'comments_answers_id_fkey';
						columns: ['answers_id'];
						isOneToOne: false;
						referencedRelation: 'comments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'comments_audience_id_fkey';
						columns: ['audience_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'comments_object_id_fkey';
						columns: ['object_id'];
						isOneToOne: false;
						referencedRelation: 'objects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'comments_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'comments_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'comments_resolved_by_fkey';
						columns: ['resolved_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'comments_thread_id_fkey';
						columns: ['thread_id'];
						isOneToOne: false;
						referencedRelation: 'comments';
						referencedColumns: ['id'];
					}
				];
			};
			competences: {
				Row: {
					archived_at: string | null;
					created_at: string;
					description: string | null;
					description_en: string | null;
					id: string;
					name: string;
					name_en: string;
					slug: string;
					source: string | null;
				};
				ComputedFields: never;
				Insert: {
					archived_at?: string | null;
					created_at?: string;
					description?: string | null;
					description_en?: string | null;
					id?: string;
					name: string;
					name_en: string;
					slug: string;
					source?: string | null;
				};
				Update: {
					archived_at?: string | null;
					created_at?: string;
					description?: string | null;
					description_en?: string | null;
					id?: string;
					name?: string;
					name_en?: string;
					slug?: string;
					source?: string | null;
				};
				Relationships: [];
			};
			deputies: {
				Row: {
					assignment_id: string;
					created_at: string;
					id: string;
					person_id: string;
					place: number;
					scope: Database['public']['Enums']['deputy_scope'];
					updated_at: string;
					valid_from: string;
					valid_to: string | null;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					assignment_id: string;
					created_at?: string;
					id?: string;
					person_id: string;
					place: number;
					scope?: Database['public']['Enums']['deputy_scope'];
					updated_at?: string;
					valid_from?: string;
					valid_to?: string | null;
					version?: number;
				};
				Update: {
					assignment_id?: string;
					created_at?: string;
					id?: string;
					person_id?: string;
					place?: number;
					scope?: Database['public']['Enums']['deputy_scope'];
					updated_at?: string;
					valid_from?: string;
					valid_to?: string | null;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'deputies_assignment_id_fkey';
						columns: ['assignment_id'];
						isOneToOne: false;
						referencedRelation: 'assignments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'deputies_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			events: {
				Row: {
					at: string;
					audience_id: string | null;
					data: NonNullable<Json>;
					id: number;
					kind: string;
					object_id: string | null;
					on_behalf_of: string | null;
					organisation_id: string | null;
					person_id: string | null;
					role: string | null;
					space_id: string | null;
					subject_id: string;
					subject_kind: string;
				};
				ComputedFields: never;
				Insert: {
					at?: string;
					audience_id?: string | null;
					data?: NonNullable<Json>;
					id?: never;
					kind: string;
					object_id?: string | null;
					on_behalf_of?: string | null;
					organisation_id?: string | null;
					person_id?: string | null;
					role?: string | null;
					space_id?: string | null;
					subject_id: string;
					subject_kind: string;
				};
				Update: {
					at?: string;
					audience_id?: string | null;
					data?: NonNullable<Json>;
					id?: never;
					kind?: string;
					object_id?: string | null;
					on_behalf_of?: string | null;
					organisation_id?: string | null;
					person_id?: string | null;
					role?: string | null;
					space_id?: string | null;
					subject_id?: string;
					subject_kind?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'events_audience_id_fkey';
						columns: ['audience_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'events_object_id_fkey';
						columns: ['object_id'];
						isOneToOne: false;
						referencedRelation: 'objects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'events_on_behalf_of_fkey';
						columns: ['on_behalf_of'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'events_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'events_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'events_space_id_fkey';
						columns: ['space_id'];
						isOneToOne: false;
						referencedRelation: 'spaces';
						referencedColumns: ['id'];
					}
				];
			};
			files: {
				Row: {
					audience_id: string | null;
					bytes: number;
					created_at: string;
					id: string;
					media_type: string;
					name: string;
					object_id: string;
					organisation_id: string | null;
					person_id: string | null;
					published: boolean;
					removed_at: string | null;
					sha256: string;
					updated_at: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					audience_id?: string | null;
					bytes: number;
					created_at?: string;
					id: string;
					media_type: string;
					name: string;
					object_id: string;
					organisation_id?: string | null;
					person_id?: string | null;
					published?: boolean;
					removed_at?: string | null;
					sha256: string;
					updated_at?: string;
					version?: number;
				};
				Update: {
					audience_id?: string | null;
					bytes?: number;
					created_at?: string;
					id?: string;
					media_type?: string;
					name?: string;
					object_id?: string;
					organisation_id?: string | null;
					person_id?: string | null;
					published?: boolean;
					removed_at?: string | null;
					sha256?: string;
					updated_at?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'files_audience_id_fkey';
						columns: ['audience_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'files_object_id_fkey';
						columns: ['object_id'];
						isOneToOne: false;
						referencedRelation: 'objects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'files_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'files_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			handovers: {
				Row: {
					assignment_id: string;
					closed_at: string | null;
					created_at: string;
					done: string[];
					id: string;
					next_id: string | null;
					note: string | null;
					object_id: string | null;
					organisation_id: string;
					talked_on: string | null;
					updated_at: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					assignment_id: string;
					closed_at?: string | null;
					created_at?: string;
					done?: string[];
					id?: string;
					next_id?: string | null;
					note?: string | null;
					object_id?: never;
					organisation_id: string;
					talked_on?: string | null;
					updated_at?: string;
					version?: number;
				};
				Update: {
					assignment_id?: string;
					closed_at?: string | null;
					created_at?: string;
					done?: string[];
					id?: string;
					next_id?: string | null;
					note?: string | null;
					object_id?: never;
					organisation_id?: string;
					talked_on?: string | null;
					updated_at?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'handovers_assignment_id_fkey';
						columns: ['assignment_id'];
						isOneToOne: true;
						referencedRelation: 'assignments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_next_id_fkey';
						columns: ['next_id'];
						isOneToOne: false;
						referencedRelation: 'assignments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					}
				];
			};
			holidays: {
				Row: {
					calendar_id: string;
					day: string;
					id: string;
					name_de: string;
					name_en: string;
				};
				ComputedFields: never;
				Insert: {
					calendar_id: string;
					day: string;
					id?: never;
					name_de: string;
					name_en: string;
				};
				Update: {
					calendar_id?: string;
					day?: string;
					id?: never;
					name_de?: string;
					name_en?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'holidays_calendar_id_fkey';
						columns: ['calendar_id'];
						isOneToOne: false;
						referencedRelation: 'calendars';
						referencedColumns: ['id'];
					}
				];
			};
			invitations: {
				Row: {
					accepted_at: string | null;
					accepted_by: string | null;
					created_at: string;
					email: string | null;
					expires_at: string;
					id: string;
					invited_by: string;
					organisation_id: string;
					role: Database['public']['Enums']['membership_role'];
					token_hash: string;
					updated_at: string;
					version: number;
					withdrawn_at: string | null;
				};
				ComputedFields: never;
				Insert: {
					accepted_at?: string | null;
					accepted_by?: string | null;
					created_at?: string;
					email?: string | null;
					expires_at: string;
					id?: string;
					invited_by: string;
					organisation_id: string;
					role?: Database['public']['Enums']['membership_role'];
					token_hash: string;
					updated_at?: string;
					version?: number;
					withdrawn_at?: string | null;
				};
				Update: {
					accepted_at?: string | null;
					accepted_by?: string | null;
					created_at?: string;
					email?: string | null;
					expires_at?: string;
					id?: string;
					invited_by?: string;
					organisation_id?: string;
					role?: Database['public']['Enums']['membership_role'];
					token_hash?: string;
					updated_at?: string;
					version?: number;
					withdrawn_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'invitations_accepted_by_fkey';
						columns: ['accepted_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'invitations_invited_by_fkey';
						columns: ['invited_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'invitations_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					}
				];
			};
			links: {
				Row: {
					audience_id: string | null;
					created_at: string;
					from_id: string;
					id: string;
					organisation_id: string | null;
					relation: string;
					to_id: string;
				};
				ComputedFields: never;
				Insert: {
					audience_id?: string | null;
					created_at?: string;
					from_id: string;
					id?: string;
					organisation_id?: string | null;
					relation: string;
					to_id: string;
				};
				Update: {
					audience_id?: string | null;
					created_at?: string;
					from_id?: string;
					id?: string;
					organisation_id?: string | null;
					relation?: string;
					to_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'links_audience_id_fkey';
						columns: ['audience_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'links_from_id_fkey';
						columns: ['from_id'];
						isOneToOne: false;
						referencedRelation: 'objects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'links_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'links_to_id_fkey';
						columns: ['to_id'];
						isOneToOne: false;
						referencedRelation: 'objects';
						referencedColumns: ['id'];
					}
				];
			};
			mandates: {
				Row: {
					body: string;
					created_at: string;
					id: string;
					object_id: string | null;
					organisation_id: string;
					source: string | null;
					updated_at: string;
					valid_from: string;
					valid_to: string | null;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					body: string;
					created_at?: string;
					id?: string;
					object_id?: never;
					organisation_id: string;
					source?: string | null;
					updated_at?: string;
					valid_from: string;
					valid_to?: string | null;
					version?: number;
				};
				Update: {
					body?: string;
					created_at?: string;
					id?: string;
					object_id?: never;
					organisation_id?: string;
					source?: string | null;
					updated_at?: string;
					valid_from?: string;
					valid_to?: string | null;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'mandates_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					}
				];
			};
			memberships: {
				Row: {
					created_at: string;
					id: string;
					organisation_id: string;
					person_id: string;
					role: Database['public']['Enums']['membership_role'];
					state: Database['public']['Enums']['membership_state'];
					updated_at: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					id?: string;
					organisation_id: string;
					person_id: string;
					role?: Database['public']['Enums']['membership_role'];
					state?: Database['public']['Enums']['membership_state'];
					updated_at?: string;
					version?: number;
				};
				Update: {
					created_at?: string;
					id?: string;
					organisation_id?: string;
					person_id?: string;
					role?: Database['public']['Enums']['membership_role'];
					state?: Database['public']['Enums']['membership_state'];
					updated_at?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'memberships_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'memberships_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			notifications: {
				Row: {
					created_at: string;
					event_id: number;
					id: string;
					object_id: string;
					person_id: string;
					read_at: string | null;
					reason: Database['public']['Enums']['notification_reason'];
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					event_id: number;
					id?: string;
					object_id: string;
					person_id: string;
					read_at?: string | null;
					reason: Database['public']['Enums']['notification_reason'];
				};
				Update: {
					created_at?: string;
					event_id?: number;
					id?: string;
					object_id?: string;
					person_id?: string;
					read_at?: string | null;
					reason?: Database['public']['Enums']['notification_reason'];
				};
				Relationships: [
					{
						foreignKeyName: 'notifications_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notifications_object_id_fkey';
						columns: ['object_id'];
						isOneToOne: false;
						referencedRelation: 'objects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notifications_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			objects: {
				Row: {
					archived_at: string | null;
					created_at: string;
					id: string;
					kind: string;
					number: string | null;
					organisation_id: string | null;
					slug: string | null;
					space_id: string | null;
					title: string;
					updated_at: string;
					visibility: Database['public']['Enums']['visibility'];
				};
				ComputedFields: never;
				Insert: {
					archived_at?: string | null;
					created_at?: string;
					id: string;
					kind: string;
					number?: string | null;
					organisation_id?: string | null;
					slug?: string | null;
					space_id?: string | null;
					title: string;
					updated_at?: string;
					visibility: Database['public']['Enums']['visibility'];
				};
				Update: {
					archived_at?: string | null;
					created_at?: string;
					id?: string;
					kind?: string;
					number?: string | null;
					organisation_id?: string | null;
					slug?: string | null;
					space_id?: string | null;
					title?: string;
					updated_at?: string;
					visibility?: Database['public']['Enums']['visibility'];
				};
				Relationships: [
					{
						foreignKeyName: 'objects_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'objects_space_id_fkey';
						columns: ['space_id'];
						isOneToOne: false;
						referencedRelation: 'spaces';
						referencedColumns: ['id'];
					}
				];
			};
			organisation_kinds: {
				Row: {
					id: string;
					name_de: string;
					name_en: string;
				};
				ComputedFields: never;
				Insert: {
					id: string;
					name_de: string;
					name_en: string;
				};
				Update: {
					id?: string;
					name_de?: string;
					name_en?: string;
				};
				Relationships: [];
			};
			organisations: {
				Row: {
					access: Database['public']['Enums']['access'];
					archived_at: string | null;
					ars: string | null;
					created_at: string;
					find_text: string;
					id: string;
					kind: string;
					level: Database['public']['Enums']['level'];
					listed: boolean;
					mailbox: string | null;
					name: string;
					parent_id: string | null;
					purpose: string | null;
					seat: string | null;
					sector: Database['public']['Enums']['sector'];
					short_name: string | null;
					slug: string;
					source: string | null;
					state: string | null;
					updated_at: string;
					version: number;
					website: string | null;
				};
				ComputedFields: never;
				Insert: {
					access: Database['public']['Enums']['access'];
					archived_at?: string | null;
					ars?: string | null;
					created_at?: string;
					find_text?: never;
					id?: string;
					kind: string;
					level: Database['public']['Enums']['level'];
					listed?: boolean;
					mailbox?: string | null;
					name: string;
					parent_id?: string | null;
					purpose?: string | null;
					seat?: string | null;
					sector: Database['public']['Enums']['sector'];
					short_name?: string | null;
					slug: string;
					source?: string | null;
					state?: string | null;
					updated_at?: string;
					version?: number;
					website?: string | null;
				};
				Update: {
					access?: Database['public']['Enums']['access'];
					archived_at?: string | null;
					ars?: string | null;
					created_at?: string;
					find_text?: never;
					id?: string;
					kind?: string;
					level?: Database['public']['Enums']['level'];
					listed?: boolean;
					mailbox?: string | null;
					name?: string;
					parent_id?: string | null;
					purpose?: string | null;
					seat?: string | null;
					sector?: Database['public']['Enums']['sector'];
					short_name?: string | null;
					slug?: string;
					source?: string | null;
					state?: string | null;
					updated_at?: string;
					version?: number;
					website?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'organisations_kind_fkey';
						columns: ['kind'];
						isOneToOne: false;
						referencedRelation: 'organisation_kinds';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'organisations_parent_id_fkey';
						columns: ['parent_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'organisations_state_fkey';
						columns: ['state'];
						isOneToOne: false;
						referencedRelation: 'states';
						referencedColumns: ['code'];
					}
				];
			};
			pages: {
				Row: {
					archived_at: string | null;
					created_at: string;
					id: string;
					organisation_id: string;
					parent_id: string | null;
					place: number;
					published_at: string | null;
					published_html: string | null;
					published_json: Json | null;
					published_text: string | null;
					slug: string;
					space_id: string;
					title: string;
					updated_at: string;
					version: number;
					visibility: Database['public']['Enums']['visibility'];
				};
				ComputedFields: never;
				Insert: {
					archived_at?: string | null;
					created_at?: string;
					id?: string;
					organisation_id: string;
					parent_id?: string | null;
					place: number;
					published_at?: string | null;
					published_html?: string | null;
					published_json?: Json | null;
					published_text?: string | null;
					slug: string;
					space_id: string;
					title: string;
					updated_at?: string;
					version?: number;
					visibility?: Database['public']['Enums']['visibility'];
				};
				Update: {
					archived_at?: string | null;
					created_at?: string;
					id?: string;
					organisation_id?: string;
					parent_id?: string | null;
					place?: number;
					published_at?: string | null;
					published_html?: string | null;
					published_json?: Json | null;
					published_text?: string | null;
					slug?: string;
					space_id?: string;
					title?: string;
					updated_at?: string;
					version?: number;
					visibility?: Database['public']['Enums']['visibility'];
				};
				Relationships: [
					{
						foreignKeyName: 'pages_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pages_parent_id_space_id_fkey';
						columns: ['parent_id', 'space_id'];
						isOneToOne: false;
						referencedRelation: 'pages';
						referencedColumns: ['id', 'space_id'];
					},
					{
						foreignKeyName: 'pages_space_id_fkey';
						columns: ['space_id'];
						isOneToOne: false;
						referencedRelation: 'spaces';
						referencedColumns: ['id'];
					}
				];
			};
			people: {
				Row: {
					created_at: string;
					display_name: string | null;
					email: string | null;
					erased_at: string | null;
					id: string;
					phone: string | null;
					position: string | null;
					updated_at: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					display_name?: string | null;
					email?: string | null;
					erased_at?: string | null;
					id: string;
					phone?: string | null;
					position?: string | null;
					updated_at?: string;
					version?: number;
				};
				Update: {
					created_at?: string;
					display_name?: string | null;
					email?: string | null;
					erased_at?: string | null;
					id?: string;
					phone?: string | null;
					position?: string | null;
					updated_at?: string;
					version?: number;
				};
				Relationships: [];
			};
			person_competences: {
				Row: {
					competence_id: string;
					created_at: string;
					id: string;
					level: number;
					person_id: string;
					updated_at: string;
					version: number;
					visibility: Database['public']['Enums']['competence_visibility'];
				};
				ComputedFields: never;
				Insert: {
					competence_id: string;
					created_at?: string;
					id?: string;
					level: number;
					person_id: string;
					updated_at?: string;
					version?: number;
					visibility?: Database['public']['Enums']['competence_visibility'];
				};
				Update: {
					competence_id?: string;
					created_at?: string;
					id?: string;
					level?: number;
					person_id?: string;
					updated_at?: string;
					version?: number;
					visibility?: Database['public']['Enums']['competence_visibility'];
				};
				Relationships: [
					{
						foreignKeyName: 'person_competences_competence_id_fkey';
						columns: ['competence_id'];
						isOneToOne: false;
						referencedRelation: 'competences';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'person_competences_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			platform_roles: {
				Row: {
					created_at: string;
					id: string;
					person_id: string;
					role: Database['public']['Enums']['platform_role'];
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					id?: string;
					person_id: string;
					role: Database['public']['Enums']['platform_role'];
				};
				Update: {
					created_at?: string;
					id?: string;
					person_id?: string;
					role?: Database['public']['Enums']['platform_role'];
				};
				Relationships: [
					{
						foreignKeyName: 'platform_roles_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			questions: {
				Row: {
					answer: string | null;
					answer_id: string | null;
					answered_at: string | null;
					answered_by: string | null;
					asked_id: string;
					assignment_id: string | null;
					body: string | null;
					created_at: string;
					id: string;
					organisation_id: string;
					person_id: string;
					title: string;
					topic_id: string | null;
					updated_at: string;
					version: number;
					visibility: Database['public']['Enums']['visibility'];
				};
				ComputedFields: never;
				Insert: {
					answer?: string | null;
					answer_id?: string | null;
					answered_at?: string | null;
					answered_by?: string | null;
					asked_id: string;
					assignment_id?: string | null;
					body?: string | null;
					created_at?: string;
					id?: string;
					organisation_id: string;
					person_id: string;
					title: string;
					topic_id?: string | null;
					updated_at?: string;
					version?: number;
					visibility?: Database['public']['Enums']['visibility'];
				};
				Update: {
					answer?: string | null;
					answer_id?: string | null;
					answered_at?: string | null;
					answered_by?: string | null;
					asked_id?: string;
					assignment_id?: string | null;
					body?: string | null;
					created_at?: string;
					id?: string;
					organisation_id?: string;
					person_id?: string;
					title?: string;
					topic_id?: string | null;
					updated_at?: string;
					version?: number;
					visibility?: Database['public']['Enums']['visibility'];
				};
				Relationships: [
					{
						foreignKeyName: 'questions_answer_id_fkey';
						columns: ['answer_id'];
						isOneToOne: false;
						referencedRelation: 'assignments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'questions_answered_by_fkey';
						columns: ['answered_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'questions_asked_id_fkey';
						columns: ['asked_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'questions_assignment_id_fkey';
						columns: ['assignment_id'];
						isOneToOne: false;
						referencedRelation: 'assignments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'questions_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'questions_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'questions_topic_id_fkey';
						columns: ['topic_id'];
						isOneToOne: false;
						referencedRelation: 'topics';
						referencedColumns: ['id'];
					}
				];
			};
			relations: {
				Row: {
					created_at: string;
					from_id: string;
					id: string;
					kind: Database['public']['Enums']['relation_kind'];
					note: string | null;
					source: string | null;
					to_id: string;
					updated_at: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					from_id: string;
					id?: string;
					kind: Database['public']['Enums']['relation_kind'];
					note?: string | null;
					source?: string | null;
					to_id: string;
					updated_at?: string;
					version?: number;
				};
				Update: {
					created_at?: string;
					from_id?: string;
					id?: string;
					kind?: Database['public']['Enums']['relation_kind'];
					note?: string | null;
					source?: string | null;
					to_id?: string;
					updated_at?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'relations_from_id_fkey';
						columns: ['from_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'relations_to_id_fkey';
						columns: ['to_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					}
				];
			};
			reports: {
				Row: {
					assignment_id: string | null;
					body: string;
					created_at: string;
					id: string;
					object_id: string | null;
					organisation_id: string;
					settled_at: string | null;
					updated_at: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					assignment_id?: string | null;
					body: string;
					created_at?: string;
					id?: string;
					object_id?: never;
					organisation_id: string;
					settled_at?: string | null;
					updated_at?: string;
					version?: number;
				};
				Update: {
					assignment_id?: string | null;
					body?: string;
					created_at?: string;
					id?: string;
					object_id?: never;
					organisation_id?: string;
					settled_at?: string | null;
					updated_at?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'reports_assignment_id_fkey';
						columns: ['assignment_id'];
						isOneToOne: false;
						referencedRelation: 'assignments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reports_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					}
				];
			};
			rest_days: {
				Row: {
					created_at: string;
					day: string;
					id: string;
					organisation_id: string;
					reason: string;
					until: string | null;
					updated_at: string;
					version: number;
					yearly: boolean;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					day: string;
					id?: string;
					organisation_id: string;
					reason: string;
					until?: string | null;
					updated_at?: string;
					version?: number;
					yearly?: boolean;
				};
				Update: {
					created_at?: string;
					day?: string;
					id?: string;
					organisation_id?: string;
					reason?: string;
					until?: string | null;
					updated_at?: string;
					version?: number;
					yearly?: boolean;
				};
				Relationships: [
					{
						foreignKeyName: 'rest_days_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					}
				];
			};
			role_competences: {
				Row: {
					competence_id: string;
					created_at: string;
					id: string;
					level: number;
					object_id: string | null;
					role_id: string;
					updated_at: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					competence_id: string;
					created_at?: string;
					id?: string;
					level: number;
					object_id?: never;
					role_id: string;
					updated_at?: string;
					version?: number;
				};
				Update: {
					competence_id?: string;
					created_at?: string;
					id?: string;
					level?: number;
					object_id?: never;
					role_id?: string;
					updated_at?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'role_competences_competence_id_fkey';
						columns: ['competence_id'];
						isOneToOne: false;
						referencedRelation: 'competences';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'role_competences_role_id_fkey';
						columns: ['role_id'];
						isOneToOne: false;
						referencedRelation: 'roles';
						referencedColumns: ['id'];
					}
				];
			};
			role_equivalences: {
				Row: {
					created_at: string;
					equal_id: string;
					id: string;
					note: string | null;
					role_id: string;
					source: string | null;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					equal_id: string;
					id?: string;
					note?: string | null;
					role_id: string;
					source?: string | null;
				};
				Update: {
					created_at?: string;
					equal_id?: string;
					id?: string;
					note?: string | null;
					role_id?: string;
					source?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'role_equivalences_equal_id_fkey';
						columns: ['equal_id'];
						isOneToOne: false;
						referencedRelation: 'roles';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'role_equivalences_role_id_fkey';
						columns: ['role_id'];
						isOneToOne: false;
						referencedRelation: 'roles';
						referencedColumns: ['id'];
					}
				];
			};
			roles: {
				Row: {
					archived_at: string | null;
					coordinates: boolean;
					created_at: string;
					description: string | null;
					description_en: string | null;
					id: string;
					leads: boolean;
					mandatory_for: string[];
					name: string;
					name_en: string;
					organisation_id: string | null;
					programme: string | null;
					responsibility: Database['public']['Enums']['responsibility'];
					short_name: string | null;
					slug: string;
					source: string | null;
					typical_holder: string | null;
					updated_at: string;
					version: number;
					visibility: Database['public']['Enums']['visibility'];
				};
				ComputedFields: never;
				Insert: {
					archived_at?: string | null;
					coordinates?: boolean;
					created_at?: string;
					description?: string | null;
					description_en?: string | null;
					id?: string;
					leads?: boolean;
					mandatory_for?: string[];
					name: string;
					name_en: string;
					organisation_id?: string | null;
					programme?: string | null;
					responsibility?: Database['public']['Enums']['responsibility'];
					short_name?: string | null;
					slug: string;
					source?: string | null;
					typical_holder?: string | null;
					updated_at?: string;
					version?: number;
					visibility?: Database['public']['Enums']['visibility'];
				};
				Update: {
					archived_at?: string | null;
					coordinates?: boolean;
					created_at?: string;
					description?: string | null;
					description_en?: string | null;
					id?: string;
					leads?: boolean;
					mandatory_for?: string[];
					name?: string;
					name_en?: string;
					organisation_id?: string | null;
					programme?: string | null;
					responsibility?: Database['public']['Enums']['responsibility'];
					short_name?: string | null;
					slug?: string;
					source?: string | null;
					typical_holder?: string | null;
					updated_at?: string;
					version?: number;
					visibility?: Database['public']['Enums']['visibility'];
				};
				Relationships: [
					{
						foreignKeyName: 'roles_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					}
				];
			};
			shares: {
				Row: {
					created_at: string;
					granted: Database['public']['Enums']['access_right'];
					id: string;
					object_id: string;
					organisation_id: string;
					updated_at: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					granted: Database['public']['Enums']['access_right'];
					id?: string;
					object_id: string;
					organisation_id: string;
					updated_at?: string;
					version?: number;
				};
				Update: {
					created_at?: string;
					granted?: Database['public']['Enums']['access_right'];
					id?: string;
					object_id?: string;
					organisation_id?: string;
					updated_at?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'shares_object_id_fkey';
						columns: ['object_id'];
						isOneToOne: false;
						referencedRelation: 'objects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'shares_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					}
				];
			};
			space_organisations: {
				Row: {
					created_at: string;
					granted: Database['public']['Enums']['access_right'];
					id: string;
					organisation_id: string;
					space_id: string;
					updated_at: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					granted: Database['public']['Enums']['access_right'];
					id?: string;
					organisation_id: string;
					space_id: string;
					updated_at?: string;
					version?: number;
				};
				Update: {
					created_at?: string;
					granted?: Database['public']['Enums']['access_right'];
					id?: string;
					organisation_id?: string;
					space_id?: string;
					updated_at?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'space_organisations_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'space_organisations_space_id_fkey';
						columns: ['space_id'];
						isOneToOne: false;
						referencedRelation: 'spaces';
						referencedColumns: ['id'];
					}
				];
			};
			spaces: {
				Row: {
					archived_at: string | null;
					created_at: string;
					id: string;
					name: string;
					organisation_id: string;
					purpose: string | null;
					slug: string;
					updated_at: string;
					version: number;
					visibility: Database['public']['Enums']['visibility'];
				};
				ComputedFields: never;
				Insert: {
					archived_at?: string | null;
					created_at?: string;
					id?: string;
					name: string;
					organisation_id: string;
					purpose?: string | null;
					slug: string;
					updated_at?: string;
					version?: number;
					visibility?: Database['public']['Enums']['visibility'];
				};
				Update: {
					archived_at?: string | null;
					created_at?: string;
					id?: string;
					name?: string;
					organisation_id?: string;
					purpose?: string | null;
					slug?: string;
					updated_at?: string;
					version?: number;
					visibility?: Database['public']['Enums']['visibility'];
				};
				Relationships: [
					{
						foreignKeyName: 'spaces_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					}
				];
			};
			states: {
				Row: {
					ars_prefix: string;
					code: string;
					name: string;
					source: string;
				};
				ComputedFields: never;
				Insert: {
					ars_prefix: string;
					code: string;
					name: string;
					source: string;
				};
				Update: {
					ars_prefix?: string;
					code?: string;
					name?: string;
					source?: string;
				};
				Relationships: [];
			};
			topics: {
				Row: {
					aliases: string[];
					archived_at: string | null;
					created_at: string;
					description: string | null;
					id: string;
					kind: Database['public']['Enums']['topic_kind'];
					leika: string | null;
					name: string;
					name_en: string | null;
					number: string | null;
					organisation_id: string | null;
					ozg_id: string | null;
					parent_id: string | null;
					slug: string;
					source: string | null;
					updated_at: string;
					version: number;
					visibility: Database['public']['Enums']['visibility'];
				};
				ComputedFields: never;
				Insert: {
					aliases?: string[];
					archived_at?: string | null;
					created_at?: string;
					description?: string | null;
					id?: string;
					kind: Database['public']['Enums']['topic_kind'];
					leika?: string | null;
					name: string;
					name_en?: string | null;
					number?: never;
					organisation_id?: string | null;
					ozg_id?: string | null;
					parent_id?: string | null;
					slug: string;
					source?: string | null;
					updated_at?: string;
					version?: number;
					visibility?: Database['public']['Enums']['visibility'];
				};
				Update: {
					aliases?: string[];
					archived_at?: string | null;
					created_at?: string;
					description?: string | null;
					id?: string;
					kind?: Database['public']['Enums']['topic_kind'];
					leika?: string | null;
					name?: string;
					name_en?: string | null;
					number?: never;
					organisation_id?: string | null;
					ozg_id?: string | null;
					parent_id?: string | null;
					slug?: string;
					source?: string | null;
					updated_at?: string;
					version?: number;
					visibility?: Database['public']['Enums']['visibility'];
				};
				Relationships: [
					{
						foreignKeyName: 'topics_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'topics_parent_id_fkey';
						columns: ['parent_id'];
						isOneToOne: false;
						referencedRelation: 'topics';
						referencedColumns: ['id'];
					}
				];
			};
			waits: {
				Row: {
					created_at: string;
					due_on: string | null;
					for_role: Database['public']['Enums']['membership_role'];
					id: string;
					kind: string;
					object_id: string;
					organisation_id: string | null;
					person_id: string | null;
					settled_at: string | null;
					subject_id: string;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					due_on?: string | null;
					for_role?: Database['public']['Enums']['membership_role'];
					id?: string;
					kind: string;
					object_id: string;
					organisation_id?: string | null;
					person_id?: string | null;
					settled_at?: string | null;
					subject_id: string;
				};
				Update: {
					created_at?: string;
					due_on?: string | null;
					for_role?: Database['public']['Enums']['membership_role'];
					id?: string;
					kind?: string;
					object_id?: string;
					organisation_id?: string | null;
					person_id?: string | null;
					settled_at?: string | null;
					subject_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'waits_object_id_fkey';
						columns: ['object_id'];
						isOneToOne: false;
						referencedRelation: 'objects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'waits_organisation_id_fkey';
						columns: ['organisation_id'];
						isOneToOne: false;
						referencedRelation: 'organisations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'waits_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			watches: {
				Row: {
					created_at: string;
					id: string;
					object_id: string;
					person_id: string;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					id?: string;
					object_id: string;
					person_id: string;
				};
				Update: {
					created_at?: string;
					id?: string;
					object_id?: string;
					person_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'watches_object_id_fkey';
						columns: ['object_id'];
						isOneToOne: false;
						referencedRelation: 'objects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'watches_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
		};
		Views: {
			[_ in never]: never;
		};
		Functions: {
			absence_remove: { Args: { absence: string }; Returns: undefined };
			absence_set: { Args: { first_day: string; last_day: string }; Returns: Json };
			assignment_confirm: {
				Args: { assignments?: string[]; organisation: string };
				Returns: number;
			};
			assignment_edit: {
				Args: {
					assignment: string;
					interval_days: number;
					mailbox: string;
					planned_on?: string;
					responsibility: Database['public']['Enums']['responsibility'];
					source: string;
					valid_to?: string;
					version: number;
				};
				Returns: number;
			};
			assignment_end: { Args: { assignment: string; last_day?: string }; Returns: undefined };
			assignment_follow: {
				Args: {
					assignment: string;
					person?: string;
					since?: string;
					source?: string;
					unit?: string;
				};
				Returns: string;
			};
			assignment_page: { Args: { assignment: string }; Returns: Json };
			assignment_set: {
				Args: {
					interval_days?: number;
					mailbox?: string;
					organisation: string;
					person?: string;
					planned_on?: string;
					responsibility?: Database['public']['Enums']['responsibility'];
					role: string;
					source?: string;
					topic?: string;
					unit?: string;
					vacancy?: Database['public']['Enums']['vacancy_reason'];
					vacant_since?: string;
					valid_from?: string;
					valid_to?: string;
				};
				Returns: string;
			};
			assignment_vacate: {
				Args: {
					assignment: string;
					planned_on?: string;
					reason: Database['public']['Enums']['vacancy_reason'];
					since?: string;
				};
				Returns: string;
			};
			assignments_import: {
				Args: { dry_run?: boolean; rows: Json; skip_bad?: boolean };
				Returns: Json;
			};
			audit_list: {
				Args: {
					after?: number;
					of_body?: string;
					of_kind?: string;
					of_subject?: string;
					since?: string;
					size?: number;
					till?: string;
				};
				Returns: Json;
			};
			comment_add: {
				Args: {
					answer_by?: string;
					answers?: string;
					body: string;
					mentions?: string[];
					object: string;
				};
				Returns: string;
			};
			comment_edit: { Args: { body: string; comment: string; version: number }; Returns: number };
			comment_list: { Args: { before?: string; object: string }; Returns: Json };
			comment_remove: { Args: { comment: string }; Returns: undefined };
			comment_resolve: { Args: { resolved: boolean; thread: string }; Returns: undefined };
			competence_remove: { Args: { competence: string }; Returns: undefined };
			competence_set: {
				Args: {
					competence: string;
					level: number;
					visibility?: Database['public']['Enums']['competence_visibility'];
				};
				Returns: undefined;
			};
			deputy_remove: { Args: { deputy: string }; Returns: undefined };
			deputy_set: {
				Args: {
					assignment: string;
					despite_absence?: boolean;
					person: string;
					place?: number;
					scope?: Database['public']['Enums']['deputy_scope'];
					valid_from?: string;
					valid_to?: string;
				};
				Returns: string;
			};
			directory_by_level: { Args: Record<PropertyKey, never>; Returns: Json };
			ecosystem_map: {
				Args: {
					around?: string;
					in_state?: string;
					levels?: Database['public']['Enums']['level'][];
					relation_kinds?: string[];
					sectors?: Database['public']['Enums']['sector'][];
				};
				Returns: Json;
			};
			entry_report: {
				Args: { assignment?: string; organisation: string; report: string };
				Returns: undefined;
			};
			erase_me: { Args: Record<PropertyKey, never>; Returns: undefined };
			file_finish: {
				Args: { file: string; file_bytes: number; file_media_type: string; file_sha256: string };
				Returns: undefined;
			};
			file_leftovers: { Args: Record<PropertyKey, never>; Returns: string[] };
			file_publish: { Args: { file: string; is_published: boolean }; Returns: undefined };
			file_remove: { Args: { file: string }; Returns: undefined };
			file_reserve: {
				Args: { file_bytes: number; file_name: string; file_published?: boolean; object: string };
				Returns: string;
			};
			file_restore: { Args: { file: string }; Returns: undefined };
			files_discarded: { Args: { files: string[] }; Returns: undefined };
			find_responsible: { Args: { query: string; size?: number }; Returns: Json };
			for_me: { Args: Record<PropertyKey, never>; Returns: Json };
			handover_page: { Args: { assignment: string }; Returns: Json };
			handover_save: {
				Args: {
					assignment: string;
					closed?: boolean;
					done?: string[];
					next?: string;
					note?: string;
					talked_on?: string;
				};
				Returns: string;
			};
			invitation_accept: { Args: { token: string }; Returns: string };
			invitation_address: { Args: { token: string }; Returns: string };
			invitation_answer: { Args: { accept: boolean; invitation: string }; Returns: string };
			invitation_create: {
				Args: {
					address: string;
					organisation: string;
					wanted?: Database['public']['Enums']['membership_role'];
				};
				Returns: Json;
			};
			invitation_show: { Args: { token: string }; Returns: Json };
			invitation_withdraw: { Args: { invitation: string }; Returns: undefined };
			link_add: { Args: { object: string; relation?: string; target: string }; Returns: string };
			link_remove: { Args: { link: string }; Returns: undefined };
			mandate_set: {
				Args: { mandate: string; mandate_source?: string; organisation: string; since: string };
				Returns: string;
			};
			me: { Args: Record<PropertyKey, never>; Returns: Json };
			membership_decide: {
				Args: {
					accept: boolean;
					membership: string;
					wanted?: Database['public']['Enums']['membership_role'];
				};
				Returns: undefined;
			};
			membership_leave: { Args: { organisation: string }; Returns: undefined };
			membership_request: { Args: { organisation: string }; Returns: string };
			membership_resume: { Args: { membership: string }; Returns: undefined };
			membership_set_role: {
				Args: { membership: string; wanted: Database['public']['Enums']['membership_role'] };
				Returns: undefined;
			};
			membership_suspend: { Args: { membership: string }; Returns: undefined };
			my_competences: { Args: Record<PropertyKey, never>; Returns: Json };
			my_data: { Args: Record<PropertyKey, never>; Returns: Json };
			my_memberships: { Args: Record<PropertyKey, never>; Returns: Json };
			notifications_read: { Args: { ids?: string[] }; Returns: undefined };
			object_margin: { Args: { object: string }; Returns: Json };
			object_set_visibility: {
				Args: { object: string; wanted: Database['public']['Enums']['visibility'] };
				Returns: undefined;
			};
			object_sharing: { Args: { object: string }; Returns: Json };
			organisation_competences: { Args: { organisation_slug: string }; Returns: Json };
			organisation_list: {
				Args: {
					after?: string;
					in_state?: string;
					kinds?: string[];
					levels?: Database['public']['Enums']['level'][];
					search?: string;
					sectors?: Database['public']['Enums']['sector'][];
					size?: number;
				};
				Returns: Json;
			};
			organisation_page: { Args: { organisation_slug: string }; Returns: Json };
			organisation_people: { Args: { organisation_slug: string }; Returns: Json };
			organisation_roles: { Args: { organisation_slug: string }; Returns: Json };
			page_archive: { Args: { archived: boolean; page: string }; Returns: undefined };
			page_create: {
				Args: { parent?: string; space: string; template?: string; title: string };
				Returns: string;
			};
			page_json: { Args: { draft?: boolean; page: string }; Returns: Json };
			page_list: { Args: { before?: string }; Returns: Json };
			page_move: { Args: { after?: string; page: string; parent?: string }; Returns: undefined };
			page_publish: { Args: { mark?: number; page: string }; Returns: undefined };
			page_read: { Args: { page: string }; Returns: Json };
			page_rename: { Args: { page: string; title: string; version: number }; Returns: number };
			page_settle: { Args: { page: string }; Returns: number };
			page_tree: { Args: { space: string }; Returns: Json };
			question_answer: {
				Args: { answer?: string; assignment?: string; question: string };
				Returns: undefined;
			};
			question_ask: {
				Args: {
					asked: string;
					assignment?: string;
					more?: string;
					question: string;
					topic?: string;
				};
				Returns: string;
			};
			question_page: { Args: { question: string }; Returns: Json };
			relation_remove: { Args: { relation: string }; Returns: undefined };
			relation_set: {
				Args: {
					kind: Database['public']['Enums']['relation_kind'];
					note?: string;
					organisation: string;
					other: string;
					source?: string;
				};
				Returns: string;
			};
			report_settle: { Args: { report: string }; Returns: undefined };
			role_competence_set: {
				Args: { competence: string; level: number; role: string };
				Returns: undefined;
			};
			role_list: { Args: Record<PropertyKey, never>; Returns: Json };
			role_page: { Args: { role_slug: string }; Returns: Json };
			roles_equate: {
				Args: { alike?: boolean; equal: string; note?: string; role: string; source?: string };
				Returns: undefined;
			};
			search: {
				Args: {
					after?: string;
					in_space?: string;
					of_kinds?: string[];
					of_organisation?: string;
					query: string;
					size?: number;
					with_archived?: boolean;
				};
				Returns: Json;
			};
			share_grant: {
				Args: {
					object: string;
					organisation: string;
					wanted: Database['public']['Enums']['access_right'];
				};
				Returns: undefined;
			};
			share_revoke: { Args: { object: string; organisation: string }; Returns: undefined };
			space_archive: { Args: { archived: boolean; space: string }; Returns: undefined };
			space_create: {
				Args: {
					space_name: string;
					space_purpose: string;
					space_visibility: Database['public']['Enums']['visibility'];
				};
				Returns: string;
			};
			space_list: { Args: Record<PropertyKey, never>; Returns: Json };
			space_page: { Args: { after?: string; of_kind?: string; space_slug: string }; Returns: Json };
			steward_entries: { Args: { organisation: string }; Returns: Json };
			tick: { Args: Record<PropertyKey, never>; Returns: Json };
			topic_list: {
				Args: {
					after?: string;
					of_kind?: Database['public']['Enums']['topic_kind'];
					search?: string;
					size?: number;
					under?: string;
				};
				Returns: Json;
			};
			topic_page: { Args: { topic_slug: string }; Returns: Json };
			watch: { Args: { object: string; watching: boolean }; Returns: undefined };
			working_days: {
				Args: {
					days?: number;
					from_date?: string;
					giver?: string;
					on_date?: string;
					receiver?: string;
				};
				Returns: Json;
			};
		};
		Enums: {
			access: 'full' | 'guest';
			access_right: 'read' | 'comment' | 'write' | 'manage';
			competence_visibility: 'nobody' | 'organisation' | 'network';
			deputy_scope: 'all' | 'handoffs' | 'no_votes';
			freshness: 'fresh' | 'due' | 'stale';
			level: 'eu' | 'federal' | 'state' | 'municipal' | 'cross';
			membership_role: 'member' | 'steward';
			membership_state: 'invited' | 'requested' | 'active' | 'suspended';
			notification_reason: 'assigned' | 'mentioned' | 'watching' | 'waiting' | 'answered';
			platform_role: 'coordinator' | 'auditor' | 'admin';
			relation_kind:
				'operates_for' | 'member_of' | 'oversees' | 'commissions' | 'partner_of' | 'advises';
			responsibility:
				| 'responsible'
				| 'accountable'
				| 'consulted'
				| 'informed'
				| 'driver'
				| 'approver'
				| 'contributor';
			sector: 'state' | 'semi_state' | 'private' | 'civil';
			topic_kind: 'topic_field' | 'service' | 'initiative' | 'product' | 'standard';
			vacancy_reason: 'unfilled' | 'left' | 'reorganised' | 'no_post' | 'other';
			visibility: 'public' | 'network' | 'space' | 'organisation';
		};
		CompositeTypes: {
			[_ in never]: never;
		};
	};
};

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>];

export type Tables<
	DefaultSchemaTableNameOrOptions extends
		| keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
		| { schema: keyof DatabaseWithoutInternals },
	TableName extends (DefaultSchemaTableNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
				DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
		: never) = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
			DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
			Row: infer R;
		}
		? R
		: never
	: DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
		? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
				Row: infer R;
			}
			? R
			: never
		: never;

export type TablesInsert<
	DefaultSchemaTableNameOrOptions extends
		keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
	TableName extends (DefaultSchemaTableNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
		: never) = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
			Insert: infer I;
		}
		? I
		: never
	: DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
		? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
				Insert: infer I;
			}
			? I
			: never
		: never;

export type TablesUpdate<
	DefaultSchemaTableNameOrOptions extends
		keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
	TableName extends (DefaultSchemaTableNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
		: never) = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
			Update: infer U;
		}
		? U
		: never
	: DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
		? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
				Update: infer U;
			}
			? U
			: never
		: never;

export type Enums<
	DefaultSchemaEnumNameOrOptions extends
		keyof DefaultSchema['Enums'] | { schema: keyof DatabaseWithoutInternals },
	EnumName extends (DefaultSchemaEnumNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
		: never) = never
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
	: DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
		? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
		: never;

export type CompositeTypes<
	PublicCompositeTypeNameOrOptions extends
		keyof DefaultSchema['CompositeTypes'] | { schema: keyof DatabaseWithoutInternals },
	CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
		: never) = never
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
	: PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
		? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
		: never;

export const Constants = {
	public: {
		Enums: {
			access: ['full', 'guest'],
			access_right: ['read', 'comment', 'write', 'manage'],
			competence_visibility: ['nobody', 'organisation', 'network'],
			deputy_scope: ['all', 'handoffs', 'no_votes'],
			freshness: ['fresh', 'due', 'stale'],
			level: ['eu', 'federal', 'state', 'municipal', 'cross'],
			membership_role: ['member', 'steward'],
			membership_state: ['invited', 'requested', 'active', 'suspended'],
			notification_reason: ['assigned', 'mentioned', 'watching', 'waiting', 'answered'],
			platform_role: ['coordinator', 'auditor', 'admin'],
			relation_kind: [
				'operates_for',
				'member_of',
				'oversees',
				'commissions',
				'partner_of',
				'advises'
			],
			responsibility: [
				'responsible',
				'accountable',
				'consulted',
				'informed',
				'driver',
				'approver',
				'contributor'
			],
			sector: ['state', 'semi_state', 'private', 'civil'],
			topic_kind: ['topic_field', 'service', 'initiative', 'product', 'standard'],
			vacancy_reason: ['unfilled', 'left', 'reorganised', 'no_post', 'other'],
			visibility: ['public', 'network', 'space', 'organisation']
		}
	}
} as const;
