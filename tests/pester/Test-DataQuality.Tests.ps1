BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    Build-Shop
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Test-DataQuality' {
    It 'returns with -WhatIf the rules it would test, and keeps nothing' {
        (Test-DataQuality $shopModel -WhatIf).Name.Count | Should -Be 3
        Measure-Table etl.rule_result | Should -Be 0
    }

    It 'returns what each rule found' {
        $results = Test-DataQuality -Model $shopModel
        $results.Status | Should -Be @('Failed', 'Passed', 'Warning')
        $results[0].RowsFailed | Should -Be 1
        $results[0].RowsChecked | Should -Be 3
    }

    It 'takes database and model from the step before' {
        (Invoke-FactTransform $shopModel | Test-DataQuality).Count | Should -Be 3
    }

    It 'takes rules with wildcards, and categories' {
        (Test-DataQuality $shopModel -Rule 'amount*').Rule | Should -Be 'Amount is positive'
        (Test-DataQuality $shopModel -Category Completeness, Validity).Count | Should -Be 2
    }

    It 'ends with Etl.Quality.GateFailed after its results, and journals the run as failed' {
        $results = [System.Collections.Generic.List[object]]::new()
        { Test-DataQuality $shopModel -FailOn Critical | ForEach-Object { $results.Add($_) } } |
            Should -Throw -ErrorId 'Etl.Quality.GateFailed,*' -ExpectedMessage '*Customer has an email*'
        $results.Count | Should -Be 3
        (Get-EtlRun -First 1).Status | Should -Be 'Failed'
    }

    It 'opens the gate when no rule of the severity fails' {
        { Test-DataQuality $shopModel -Rule 'amount*' -FailOn Warning } | Should -Not -Throw
    }

    It 'ends with Etl.Quality.UnknownRule for a name that fits no rule' {
        { Test-DataQuality $shopModel nothing } | Should -Throw -ErrorId 'Etl.Quality.UnknownRule,*'
    }
}
